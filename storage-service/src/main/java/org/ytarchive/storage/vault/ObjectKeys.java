package org.ytarchive.storage.vault;

import org.ytarchive.storage.file.StoredFile;

/** What objects are called: by what they hold, so that the same bytes twice are one. */
final class ObjectKeys {
  static final String FOLDER = "sha256/";
  private static final int SHELF = 2;

  private ObjectKeys() {}

  /** {@code sha256/ab/ab…}; folders for people who look into the bucket. */
  static String of(StoredFile file) {
    return FOLDER + file.sha256().substring(0, SHELF) + "/" + file.sha256();
  }
}
