package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pace pace = new Pace(100);

  /** A thousand come at once: each has a turn, and no second has more than a hundred of them. */
  @Test
  void reserve_spreadsACrowd() {
    long now = System.nanoTime();
    var turns = new ArrayList<Long>();
    for (int i = 0; i < 1000; i++) {
      turns.add(now + pace.reserve(now));
    }

    assertThat(turns).isSorted();
    for (int i = 100; i < turns.size(); i++) {
      assertThat(turns.get(i) - turns.get(i - 100)).isGreaterThanOrEqualTo(SECOND);
    }
  }

  @Test
  void reserve_letsGoAtOnceWhoComesAlone() {
    long now = System.nanoTime() + SECOND;

    assertThat(pace.reserve(now)).isZero();
    assertThat(pace.reserve(now + SECOND)).isZero();
  }

  /** A quiet hour is no leave to hurry afterwards. */
  @Test
  void reserve_savesNothingUp() {
    long later = System.nanoTime() + 3600 * SECOND;
    pace.reserve(later);

    assertThat(pace.reserve(later)).isEqualTo(SECOND / 100);
  }
}
