package org.ytarchive.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

class IncomingFileTest {
  @TempDir Path folder;

  @Test
  void error_isToldByWhatTheSystemSays() {
    assertThat(IncomingFile.failed(new IOException("No space left on device")).code())
        .isEqualTo(ErrorCode.DISK_FULL);
    assertThat(IncomingFile.failed(new IOException("Disk quota exceeded")).code())
        .isEqualTo(ErrorCode.DISK_FULL);
    assertThat(IncomingFile.failed(new IOException("Input/output error")).code())
        .isEqualTo(ErrorCode.STORAGE_ERROR);
  }

  @Test
  void open_whereNothingCanBeWrittenIsAStorageError() {
    var space = new FreeSpace(new UploadSettings(folder, "1GB", 0));

    var e =
        catchThrowableOfType(
            ArchiveException.class,
            () -> IncomingFile.open(folder.resolve("none/file"), 10, space).close());

    assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_ERROR);
  }

  @Test
  void maxFileSize_isReadLikeEverywhere() {
    assertThat(new UploadSettings(folder, "5GB", 0).maxFileBytes()).isEqualTo(5L << 30);
    assertThat(new UploadSettings(folder, "7B", 0).maxFileBytes()).isEqualTo(7);
    assertThat(new UploadSettings(folder, "2TB", 0).maxFileBytes()).isEqualTo(2L << 40);
  }
}
