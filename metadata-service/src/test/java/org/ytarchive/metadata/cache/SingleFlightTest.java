package org.ytarchive.metadata.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private final SingleFlight<String> flights = new SingleFlight<>();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void join_runsOnceForAllWhoComeMeanwhile() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> flights.join("a", () -> slowly(started, finish)));
      started.await();
      var others =
          IntStream.range(0, 50)
              .mapToObj(i -> callers.submit(() -> flights.join("a", () -> "another")))
              .toList();
      var elsewhere = callers.submit(() -> flights.join("b", () -> "b"));
      assertThat(elsewhere.get(5, TimeUnit.SECONDS)).isEqualTo("b");
      finish.countDown();

      assertThat(first.get()).isEqualTo("done");
      assertThat(runs).hasValue(1);
      // One who was late may have found the flight landed; nobody else runs beside it.
      assertThat(others).extracting(Future::get).isSubsetOf("done", "another");
    }
  }

  @Test
  void join_failsForAllAndForgets() throws Exception {
    assertThatThrownBy(() -> flights.join("a", SingleFlightTest::fail)).hasMessage("no");

    assertThat(flights.join("a", () -> "again")).isEqualTo("again");
  }

  @Test
  void join_passesTheErrorOnAsItIs() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.submit(
          () ->
              flights.join(
                  "a",
                  () -> {
                    slowly(started, finish);
                    return fail();
                  }));
      started.await();
      var other = callers.submit(() -> flights.join("a", SingleFlightTest::fail));
      finish.countDown();

      assertThatThrownBy(other::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  /** Two lists that overlap crosswise: each works for its own first, so neither waits for ever. */
  @Test
  void joinAll_worksForEachIdOnce() throws Exception {
    var bothBegan = new CountDownLatch(2);
    var asked = new CopyOnWriteArrayList<String>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var one =
          callers.submit(
              () -> flights.joinAll(List.of("a", "b", "c"), ids -> all(asked, ids, bothBegan)));
      var two =
          callers.submit(
              () -> flights.joinAll(List.of("c", "b", "d"), ids -> all(asked, ids, bothBegan)));

      assertThat(one.get()).containsOnlyKeys("a", "b", "c").containsEntry("b", "vb");
      assertThat(two.get()).containsOnlyKeys("b", "c", "d").containsEntry("b", "vb");
    }
    assertThat(asked).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  private static Map<String, String> all(
      List<String> asked, Collection<String> ids, CountDownLatch bothBegan) {
    asked.addAll(ids);
    bothBegan.countDown();
    try {
      bothBegan.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ids.stream().collect(Collectors.toMap(id -> id, id -> "v" + id));
  }

  /** Nobody may wait for an answer that was forgotten. */
  @Test
  void joinAll_failsWhenAnAnswerIsMissing() {
    assertThatThrownBy(() -> flights.joinAll(List.of("a", "b"), ids -> Map.of("a", "1")))
        .hasMessageContaining("no answer for b");
    assertThat(flights.join("b", () -> "again")).isEqualTo("again");
  }

  private String slowly(CountDownLatch started, CountDownLatch finish) {
    runs.incrementAndGet();
    started.countDown();
    try {
      finish.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "done";
  }

  private static String fail() {
    throw new IllegalStateException("no");
  }
}
