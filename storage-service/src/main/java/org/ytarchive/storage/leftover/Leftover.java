package org.ytarchive.storage.leftover;

import org.ytarchive.storage.file.StoredFile;

/**
 * A file on disk that no record leans on, or soon might not: what a deleted record leaves, and what
 * is about to be kept.
 *
 * @param root the virtual name of the storage root
 * @param path below the root
 */
public record Leftover(String root, String path, long bytes, String sha256) {

  public static Leftover of(StoredFile file) {
    return new Leftover(file.root(), file.path(), file.bytes(), file.sha256());
  }

  /** As the outside writes it. */
  public String wirePath() {
    return root + "/" + path;
  }
}
