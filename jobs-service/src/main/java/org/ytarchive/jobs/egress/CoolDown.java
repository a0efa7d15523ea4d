package org.ytarchive.jobs.egress;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long everything pauses after a refusal: twice as long each time, up to a limit. A block that
 * comes back sooner than the last cool-down was long goes on where that one ended: it was lifted
 * too early.
 */
record CoolDown(Duration first, Duration longest, RandomGenerator random) {
  /** So that a cool-down shows no rhythm. */
  private static final double JITTER = 0.2;

  Duration after(EgressState before, Instant now) {
    return before.isBlocked() || returned(before, now) ? longer(before.pause()) : first;
  }

  private static boolean returned(EgressState before, Instant now) {
    return before.liftedAt() != null && now.isBefore(before.liftedAt().plus(before.pause()));
  }

  private Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  Duration jittered(Duration pause) {
    double spread = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofMillis((long) (pause.toMillis() * spread));
  }

  /**
   * How much longer than the cool-down the refused job itself waits, so that another one is the
   * next probe: perhaps it was refused for a reason of its own.
   */
  Duration stepBack(Duration pause) {
    return jittered(pause.dividedBy(10));
  }
}
