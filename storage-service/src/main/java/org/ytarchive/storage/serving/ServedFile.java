package org.ytarchive.storage.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StoredFile;

/**
 * A stored file as it lies on disk just now.
 *
 * @param path real, without links
 * @param modified whole seconds, as HTTP writes it
 */
record ServedFile(StoredFile stored, Path path, Instant modified) {

  /**
   * Throws {@link ErrorCode#FILE_NOT_FOUND} when it is gone, {@link ErrorCode#STORAGE_ERROR} when
   * it cannot be read or is not what was stored: its bytes must never go out under the old hash.
   */
  static ServedFile open(StoredFile stored, Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw gone();
      }
      var real = path.toRealPath();
      if (Files.size(real) != stored.bytes()) {
        throw new ArchiveException(
            ErrorCode.STORAGE_ERROR, "the file on disk is no longer the one that was stored");
      }
      var modified = Files.getLastModifiedTime(real).toInstant().truncatedTo(ChronoUnit.SECONDS);
      return new ServedFile(stored, real, modified);
    } catch (NoSuchFileException e) {
      throw gone();
    } catch (IOException e) {
      throw new ArchiveException(ErrorCode.STORAGE_ERROR, "the file cannot be read", Map.of(), e);
    }
  }

  static ArchiveException gone() {
    return new ArchiveException(
        ErrorCode.FILE_NOT_FOUND, "the file of this video is no longer on disk");
  }

  /** Strong: equal bytes, equal tag. */
  String etag() {
    return '"' + stored.sha256() + '"';
  }
}
