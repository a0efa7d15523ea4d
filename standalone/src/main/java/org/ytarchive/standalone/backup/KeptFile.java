package org.ytarchive.standalone.backup;

/**
 * A file of the archive, as its records know it.
 *
 * @param need what its absence means
 * @param root the storage root's name, {@code /downloads}
 * @param path below it
 * @param sha256 64 hexadecimal digits, lower case
 */
record KeptFile(Need need, String root, String path, long bytes, String sha256) {

  /** How a file comes to be in the list. */
  enum Need {
    /** A record leans on it. */
    STORED,
    /** A record leans on it, and it lies in a bucket. */
    BUCKET,
    /** A further name of a stored one. */
    LINK,
    /** Finished by Download, and about to be stored; or long gone, which is fine. */
    LOOSE
  }

  String wirePath() {
    return root + "/" + path;
  }
}
