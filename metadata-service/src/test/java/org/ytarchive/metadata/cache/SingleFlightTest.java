package org.ytarchive.metadata.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
