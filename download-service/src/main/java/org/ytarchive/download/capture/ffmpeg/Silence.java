package org.ytarchive.download.capture.ffmpeg;

import java.time.Duration;

/** Notices that nothing more comes. */
final class Silence {
  private final long first;
  private final long between;
  private long latest = 0;
  private long since = System.nanoTime();

  /**
   * @param first how long the first picture may take
   * @param between how long the others may
   */
  Silence(Duration first, Duration between) {
    this.first = first.toNanos();
    this.between = between.toNanos();
  }

  boolean is(long millis) {
    long now = System.nanoTime();
    if (millis > latest) {
      latest = millis;
      since = now;
    }
    return now - since > (latest == 0 ? first : between);
  }
}
