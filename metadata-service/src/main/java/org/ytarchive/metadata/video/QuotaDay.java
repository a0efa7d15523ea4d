package org.ytarchive.metadata.video;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** YouTube's day: it ends at midnight in Los Angeles, at 07:00 or 08:00 UTC by season. */
final class QuotaDay {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private QuotaDay() {}

  /** When the quota is full again. */
  static Instant resetAfter(Instant now) {
    return now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Rounded up, so that who waits so long does not come a moment too early. */
  static long secondsToReset(Instant now) {
    return Duration.between(now, resetAfter(now)).plusMillis(999).toSeconds();
  }
}
