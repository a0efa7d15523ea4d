package org.ytarchive.storage.upload;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** Whether there is room. */
@Singleton
class FreeSpace {
  private final UploadSettings settings;

  FreeSpace(UploadSettings settings) {
    this.settings = settings;
  }

  /** Throws {@link ErrorCode#DISK_FULL} if so many bytes more would leave less than the floor. */
  void require(Path folder, long bytes) throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable - settings.freeSpaceFloor() < bytes) {
      throw new ArchiveException(
          ErrorCode.DISK_FULL,
          "there is not enough room on the disk; free some and send it again",
          Map.of("free_bytes", usable, "kept_free_bytes", settings.freeSpaceFloor()));
    }
  }
}
