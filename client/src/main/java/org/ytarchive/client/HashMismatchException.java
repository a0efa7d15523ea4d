package org.ytarchive.client;

/** The bytes that arrived are not those that YTArchive keeps. What was written of them is gone. */
public final class HashMismatchException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String actual;

  HashMismatchException(String address, String expected, String actual) {
    super(
        Problem.ours(
            "HASH_MISMATCH", address + " has SHA-256 " + actual + ", but should have " + expected));
    this.expected = expected;
    this.actual = actual;
  }

  /** The SHA-256 that YTArchive has of the file, in hexadecimal. */
  public String expected() {
    return expected;
  }

  /** The SHA-256 of what arrived. */
  public String actual() {
    return actual;
  }
}
