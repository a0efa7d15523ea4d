package org.ytarchive.storage.leftover;

import jakarta.annotation.Nullable;
import org.ytarchive.storage.file.StoredFile;

/**
 * A file, on a disk or in a bucket, that no record leans on, or soon might not: what a deleted
 * record leaves, and what is about to be kept.
 *
 * @param root the virtual name of the storage root
 * @param path below the root
 * @param object where in a bucket it is; null: on the root's disk
 */
public record Leftover(
    String root, String path, long bytes, String sha256, @Nullable String object) {

  public static Leftover of(StoredFile file) {
    return new Leftover(file.root(), file.path(), file.bytes(), file.sha256(), file.object());
  }

  /** As {@link StoredFile#bytesName}. */
  public String bytesName() {
    return object == null ? wirePath() : object;
  }

  /** As the outside writes it. */
  public String wirePath() {
    return root + "/" + path;
  }
}
