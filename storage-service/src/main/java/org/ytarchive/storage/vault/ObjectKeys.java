package org.ytarchive.storage.vault;

import org.ytarchive.storage.file.StoredFile;

/** What objects are called: by what they hold, so that the same bytes twice are one. */
final class ObjectKeys {
  private static final int FOLDER = 2;

  private ObjectKeys() {}

  /** {@code sha256/ab/ab…}; folders for people who look into the bucket. */
  static String of(StoredFile file) {
    return "sha256/" + file.sha256().substring(0, FOLDER) + "/" + file.sha256();
  }
}
