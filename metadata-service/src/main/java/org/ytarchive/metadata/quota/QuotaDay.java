package org.ytarchive.metadata.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** YouTube's day: it ends at midnight in Los Angeles, at 07:00 or 08:00 UTC by season. */
public final class QuotaDay {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private QuotaDay() {}

  /** Which day it is there. */
  static LocalDate of(Instant now) {
    return now.atZone(ZONE).toLocalDate();
  }

  /** When the quota is full again. */
  public static Instant resetAfter(Instant now) {
    return of(now).plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Rounded up, so that who waits so long does not come a moment too early. */
  public static long secondsToReset(Instant now) {
    return Duration.between(now, resetAfter(now)).plusMillis(999).toSeconds();
  }
}
