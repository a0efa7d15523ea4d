package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import org.ytarchive.common.ArchiveException;

/** When a job may start and how urgent it is, as far as a caller has a say in it. */
final class Schedule {
  private static final Duration FURTHEST = Duration.ofDays(366);

  private Schedule() {}

  /** Throws {@code INVALID_PARAMETER}. */
  static int priority(@Nullable Integer asked) {
    int priority = asked == null ? 0 : asked;
    if (priority < JobOptions.LOWEST_PRIORITY || priority > JobOptions.HIGHEST_PRIORITY) {
      throw ArchiveException.invalid(
          "priority",
          "priority must be %d..%d"
              .formatted(JobOptions.LOWEST_PRIORITY, JobOptions.HIGHEST_PRIORITY));
    }
    return priority;
  }

  /** What has passed is no condition; throws {@code INVALID_PARAMETER} beyond a year. */
  @Nullable
  static Instant notBefore(@Nullable Instant asked, Instant now) {
    if (asked == null || !asked.isAfter(now)) {
      return null;
    }
    if (asked.isAfter(now.plus(FURTHEST))) {
      throw ArchiveException.invalid("not_before", "not_before is at most a year ahead");
    }
    return Instant.ofEpochMilli(asked.toEpochMilli());
  }
}
