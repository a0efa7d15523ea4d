package org.ytarchive.storage.vault;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.ytarchive.storage.file.StoredFile;

/** Knows the files of records by what they are called. */
public interface KeptFiles {

  /**
   * The newest of that name.
   *
   * @param sha256 only with this content; null: any
   * @param bytes only of this length; null: any
   */
  Optional<StoredFile> find(
      String root, String path, @Nullable String sha256, @Nullable Long bytes);
}
