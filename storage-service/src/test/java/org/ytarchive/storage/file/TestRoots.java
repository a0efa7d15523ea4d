package org.ytarchive.storage.file;

import java.nio.file.Path;

/** Storage roots for tests. */
public final class TestRoots {

  private TestRoots() {}

  /** One, called {@code /downloads}. */
  public static StorageRoots of(Path folder) {
    return new StorageRoots(new StorageSettings("/downloads=" + folder.toAbsolutePath()));
  }
}
