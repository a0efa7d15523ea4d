package org.ytarchive.storage.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** Makes sure that a file is there just now. */
@Singleton
public class FilePresence {
  private final StorageRoots roots;

  FilePresence(StorageRoots roots) {
    this.roots = roots;
  }

  /** Throws {@link ErrorCode#FILE_NOT_FOUND} unless it is there, as long as it was. */
  public void require(StoredFile file) {
    if (!isThere(file)) {
      throw new ArchiveException(
          ErrorCode.FILE_NOT_FOUND,
          "the file has just been removed; send it again",
          Map.of("path", file.wirePath()));
    }
  }

  public boolean isThere(StoredFile file) {
    return roots.locate(file).filter(path -> bytes(path) == file.bytes()).isPresent();
  }

  private static long bytes(Path path) {
    try {
      return Files.isRegularFile(path) ? Files.size(path) : -1;
    } catch (IOException gone) {
      return -1;
    }
  }
}
