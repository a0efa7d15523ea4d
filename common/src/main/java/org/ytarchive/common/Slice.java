package org.ytarchive.common;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1..500
 * @param offset 0 or more
 */
public record Slice(int limit, int offset) {
  public static final int MAX_LIMIT = 500;

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming the one that is out of range. */
  public Slice {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ArchiveException.invalid("limit", "limit must be 1.." + MAX_LIMIT);
    }
    if (offset < 0) {
      throw ArchiveException.invalid("offset", "offset must be 0 or more");
    }
  }
}
