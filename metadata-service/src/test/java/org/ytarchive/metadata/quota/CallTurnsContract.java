package org.ytarchive.metadata.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CallTurns} promises. */
public abstract class CallTurnsContract {
  /** Far longer than taking all the turns of a test takes. */
  private static final Duration GAP = Duration.ofSeconds(20);

  protected abstract CallTurns turns();

  @Test
  void next_isNowForWhoComesAlone() {
    assertThat(turns().next(GAP)).isZero();
  }

  /** A quiet hour is no leave to hurry afterwards. */
  @Test
  void next_savesNothingUp() {
    turns().next(Duration.ofNanos(1_000));

    assertThat(turns().next(GAP)).isZero();
    assertThat(turns().next(GAP)).isBetween(Duration.ofSeconds(1), GAP);
  }

  @Test
  void next_givesEachOfACrowdATurnOfItsOwn() throws Exception {
    assertThat(placesOf(20, this::turns)).containsExactlyElementsOf(upTo(20));
  }

  protected static List<Long> upTo(int callers) {
    return IntStream.range(0, callers).mapToObj(i -> (long) i).toList();
  }

  /** Which turns so many callers at once have, counted from the first. */
  protected static List<Long> placesOf(int callers, Callable<CallTurns> turns) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken =
          IntStream.range(0, callers)
              .mapToObj(i -> threads.submit(() -> turns.call().next(GAP)))
              .toList();
      var places = new ArrayList<Long>();
      for (var turn : taken) {
        places.add(Math.ceilDiv(turn.get().toMillis(), GAP.toMillis()));
      }
      return places.stream().sorted().toList();
    }
  }
}
