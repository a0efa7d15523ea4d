package org.ytarchive.jobs.pipeline;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.ytarchive.contracts.download.FailureClass;

/**
 * What a failed attempt is followed by. Pure: the one place where it is decided, but for a refusal
 * of the host: how long that pauses everything is the breaker's business.
 */
final class RetryPolicy {
  private static final Duration LATER_FIRST = Duration.ofSeconds(2);
  private static final Duration LATER_LONGEST = Duration.ofMinutes(5);
  private static final Duration DISK_FIRST = Duration.ofMinutes(1);
  private static final Duration DISK_LONGEST = Duration.ofMinutes(30);
  private static final Duration FULL_LONGEST = Duration.ofMinutes(10);
  private static final Duration FULL_GIVEN_UP = Duration.ofDays(1);
  private static final int BUG_ATTEMPTS = 2;
  private static final int MAX_DOUBLINGS = 20;

  /** Waiting jobs spread over this share of the delay, so that they do not come back as one. */
  private static final double JITTER = 0.2;

  private RetryPolicy() {}

  /** What follows. */
  sealed interface Decision {
    /** Another attempt, after this pause. */
    record Retry(Duration pause) implements Decision {}

    /**
     * No other.
     *
     * @param plan whether a work plan is left behind: trying again some day may help
     */
    record GiveUp(boolean plan) implements Decision {}
  }

  /**
   * @param failures failed attempts, this one included
   * @param maxAttempts how many the caller granted
   */
  static Decision decide(
      FailureClass failure, int failures, int maxAttempts, RandomGenerator random) {
    return switch (failure) {
      case NEVER -> new Decision.GiveUp(false);
      case LATER, BLOCKED -> until(maxAttempts, failures, LATER_FIRST, LATER_LONGEST, random);
      case DISK_FULL -> until(maxAttempts, failures, DISK_FIRST, DISK_LONGEST, random);
      case BUG ->
          until(Math.min(BUG_ATTEMPTS, maxAttempts), failures, LATER_FIRST, LATER_LONGEST, random);
    };
  }

  /**
   * Of a download for which there was no room. None of its attempts is used up while somebody may
   * yet make some.
   *
   * @param full how long it has been so
   */
  static Decision whileFull(Duration full, RandomGenerator random) {
    if (full.compareTo(FULL_GIVEN_UP) >= 0) {
      return new Decision.GiveUp(true);
    }
    var pause = full.dividedBy(2);
    if (pause.compareTo(DISK_FIRST) < 0) {
      return new Decision.Retry(spread(DISK_FIRST, random));
    }
    return new Decision.Retry(
        spread(pause.compareTo(FULL_LONGEST) > 0 ? FULL_LONGEST : pause, random));
  }

  private static Decision until(
      int attempts, int failures, Duration first, Duration longest, RandomGenerator random) {
    if (failures >= attempts) {
      return new Decision.GiveUp(true);
    }
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    var pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    return new Decision.Retry(spread(pause, random));
  }

  private static Duration spread(Duration pause, RandomGenerator random) {
    double spread = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofMillis((long) (pause.toMillis() * spread));
  }
}
