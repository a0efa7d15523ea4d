package org.ytarchive.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.pipeline.RetryPolicy.Decision;

class RetryPolicyTest {
  /** The middle of the jitter: pauses come out as written. */
  private static final RandomGenerator MIDDLE =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 1L << 63;
        }

        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  private static Decision decide(FailureClass kind, int failures, int attempts) {
    return RetryPolicy.decide(kind, failures, attempts, MIDDLE);
  }

  private static Decision retryIn(Duration pause) {
    return new Decision.Retry(pause);
  }

  @Test
  void never_endsAtOnceAndLeavesNoPlan() {
    assertThat(decide(FailureClass.NEVER, 1, 20)).isEqualTo(new Decision.GiveUp(false));
  }

  @Test
  void later_doublesUpToFiveMinutesAndGivesUpWithAPlan() {
    assertThat(decide(FailureClass.LATER, 1, 20)).isEqualTo(retryIn(Duration.ofSeconds(2)));
    assertThat(decide(FailureClass.LATER, 2, 20)).isEqualTo(retryIn(Duration.ofSeconds(4)));
    assertThat(decide(FailureClass.LATER, 19, 20)).isEqualTo(retryIn(Duration.ofMinutes(5)));
    assertThat(decide(FailureClass.LATER, 20, 20)).isEqualTo(new Decision.GiveUp(true));
    assertThat(decide(FailureClass.LATER, 1, 1)).isEqualTo(new Decision.GiveUp(true));
  }

  @Test
  void diskFull_waitsForSpace() {
    assertThat(decide(FailureClass.DISK_FULL, 1, 5)).isEqualTo(retryIn(Duration.ofMinutes(1)));
    assertThat(decide(FailureClass.DISK_FULL, 5, 5)).isEqualTo(new Decision.GiveUp(true));
  }

  /** An operator who sleeps finds the job waiting, and it goes on once there is room. */
  @Test
  void whileFull_isTriedEveryFewMinutesForADay() {
    assertThat(RetryPolicy.whileFull(Duration.ZERO, MIDDLE))
        .isEqualTo(retryIn(Duration.ofMinutes(1)));
    assertThat(RetryPolicy.whileFull(Duration.ofMinutes(8), MIDDLE))
        .isEqualTo(retryIn(Duration.ofMinutes(4)));
    assertThat(RetryPolicy.whileFull(Duration.ofHours(23), MIDDLE))
        .isEqualTo(retryIn(Duration.ofMinutes(10)));
    assertThat(RetryPolicy.whileFull(Duration.ofDays(1), MIDDLE))
        .isEqualTo(new Decision.GiveUp(true));
  }

  @Test
  void bug_isTriedTwice() {
    assertThat(decide(FailureClass.BUG, 1, 20)).isEqualTo(retryIn(Duration.ofSeconds(2)));
    assertThat(decide(FailureClass.BUG, 2, 20)).isEqualTo(new Decision.GiveUp(true));
    assertThat(decide(FailureClass.BUG, 1, 1)).isEqualTo(new Decision.GiveUp(true));
  }

  @Test
  void pauses_spreadByAFifth() {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 1000; i++) {
      var decision = RetryPolicy.decide(FailureClass.LATER, 1, 5, random);
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Retry.class,
              retry -> assertThat(retry.pause().toMillis()).isBetween(1600L, 2400L));
    }
  }
}
