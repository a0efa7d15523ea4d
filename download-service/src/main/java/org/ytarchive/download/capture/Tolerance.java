package org.ytarchive.download.capture;

/** What may be missing at the end of what is called complete (docs/doors.md, "Camera"). */
public final class Tolerance {
  private static final long MOST = 2_000;

  /** A picture or two; for less nobody connects again. */
  static final long LEAST = 300;

  private static final int SHARE = 10;

  private Tolerance() {}

  /**
   * A tenth of it, but 2 s at most; all in milliseconds.
   *
   * @param length what was wanted
   */
  public static long of(long length) {
    return Math.clamp(length / SHARE, LEAST, MOST);
  }
}
