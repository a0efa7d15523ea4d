package org.ytarchive.metadata.youtube;

import java.time.Duration;

/**
 * One replica's calls at an even pace: in no second more than allowed, and nobody is refused. Who
 * comes too early waits, in the order of coming.
 */
final class Pace {
  private final long gapNanos;
  private long next = System.nanoTime();

  Pace(int perSecond) {
    this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /** Nanoseconds until the turn that the caller has from now on. */
  synchronized long reserve(long now) {
    long turn = Math.max(now, next);
    next = turn + gapNanos;
    return turn - now;
  }
}
