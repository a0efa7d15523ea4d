package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.metadata.testing.InMemoryCallTurns;

class SharedPaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HandClock clock = new HandClock();
  private final InMemoryCallTurns turns = new InMemoryCallTurns();

  private SharedPace replica() {
    var settings =
        new YouTubeSettings("key", "http://localhost", 1, SECOND, SECOND, SECOND, SECOND);
    return new SharedPace(settings, turns, clock);
  }

  /** One call a second, whoever makes it. */
  @Test
  void reserve_linesReplicasUp() {
    var one = replica();
    var two = replica();

    assertThat(one.reserve()).isZero();
    two.reserve();
    one.reserve();

    assertThat(two.reserve()).isGreaterThan(SECOND);
  }

  /** The database restarts: calls go on, at each replica's own pace, and it is left in peace. */
  @Test
  void reserve_keepsThePaceAloneWhileTheLineIsAway() {
    var pace = replica();
    turns.isAway(true);

    pace.reserve();
    pace.reserve();
    assertThat(pace.reserve()).isGreaterThan(SECOND);
    assertThat(turns.calls()).isEqualTo(1);

    turns.isAway(false);
    clock.pass(SharedPace.PAUSE);
    assertThat(pace.reserve()).isZero();
    assertThat(turns.calls()).isEqualTo(2);
  }
}
