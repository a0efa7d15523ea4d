package org.ytarchive.jobs.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

class CoolDownTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Duration FIRST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Failure WHY =
      new Failure("YTDLP_ERROR", "a robot?", FailureClass.BLOCKED, Map.of());
  private final CoolDown coolDown =
      new CoolDown(FIRST, LONGEST, RandomGenerator.of("L64X128MixRandom"));

  private static EgressState blockedFor(Duration pause) {
    return EgressState.free(Egress.YOUTUBE).refused(WHY, pause, NOON.plus(pause), NOON);
  }

  @Test
  void after_doublesUpToTheLongest() {
    assertThat(coolDown.after(EgressState.free(Egress.YOUTUBE), NOON)).isEqualTo(FIRST);
    assertThat(coolDown.after(blockedFor(FIRST), NOON)).isEqualTo(FIRST.multipliedBy(2));
    assertThat(coolDown.after(blockedFor(FIRST.multipliedBy(2)), NOON)).isEqualTo(LONGEST);
    assertThat(coolDown.after(blockedFor(LONGEST), NOON)).isEqualTo(LONGEST);
  }

  /** Lifted, and blocked again at once: the last pause was too short. */
  @Test
  void after_goesOnWhereABlockEndedThatComesBackSoon() {
    var lifted = blockedFor(FIRST).lifted(NOON);

    assertThat(coolDown.after(lifted, NOON.plusSeconds(10))).isEqualTo(FIRST.multipliedBy(2));
    assertThat(coolDown.after(lifted, NOON.plus(FIRST))).isEqualTo(FIRST);
  }

  @Test
  void jitter_isAFifthAndTheRefusedStepsBackALittle() {
    for (int i = 0; i < 1000; i++) {
      assertThat(coolDown.jittered(FIRST)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
      assertThat(coolDown.stepBack(FIRST))
          .isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
    }
  }
}
