package org.ytarchive.seeded.jobs.job;

import java.time.Instant;

final class ReadsTheWallClock {
  private ReadsTheWallClock() {}

  static Instant now() {
    return Instant.now();
  }
}
