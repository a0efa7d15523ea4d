package org.ytarchive.download.capture.ffmpeg;

import java.time.Duration;

/** Lets tools start one after another: many in one instant have been seen to fail together. */
final class Pace {
  private final long between;
  private long next = System.nanoTime();

  Pace(Duration between) {
    this.between = between.toNanos();
  }

  /** How long to wait for one's turn, which is taken by that. */
  synchronized Duration turn() {
    long now = System.nanoTime();
    long mine = Math.max(now, next);
    next = mine + between;
    return Duration.ofNanos(mine - now);
  }
}
