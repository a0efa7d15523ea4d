package org.ytarchive.storage.object;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StoredFile;

/** Makes sure that a file is there just now. */
@Singleton
public class FilePresence {
  private final ObjectStores stores;

  FilePresence(ObjectStores stores) {
    this.stores = stores;
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

  /** Throws {@link ErrorCode#STORAGE_ERROR} when that cannot be found out. */
  public boolean isThere(StoredFile file) {
    try {
      return stores.of(file).head().filter(facts -> facts.bytes() == file.bytes()).isPresent();
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.STORAGE_ERROR, "the file cannot be looked for", Map.of(), e);
    }
  }
}
