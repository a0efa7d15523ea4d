package org.ytarchive.metadata.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ytarchive.metadata.video.ApiFault.Kind;

/** The few milliseconds end when the test says so. */
@Timeout(30)
class GathererTest {
  private final List<Runnable> clock = new CopyOnWriteArrayList<>();
  private final List<Collection<String>> calls = new CopyOnWriteArrayList<>();
  private final Gatherer<String, String> gatherer =
      new Gatherer<>(clock::add, task -> Thread.ofVirtual().start(task), this::call);

  private Map<String, String> call(Collection<String> ids, Spending spending) {
    spending.add();
    calls.add(ids);
    if (ids.contains("bad")) {
      throw new YouTubeApiException(new ApiFault(Kind.BROKEN, "http_502"));
    }
    return ids.stream()
        .filter(id -> !id.equals("unknown"))
        .collect(Collectors.toMap(Function.identity(), id -> "v" + id));
  }

  /** When so many calls are being filled or were. */
  private void timePasses(int rounds) {
    await().until(() -> clock.size() == rounds);
    clock.forEach(Runnable::run);
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "id" + i).toList();
  }

  @Test
  void ask_letsStrangersShareACall() throws Exception {
    var spending = new Spending();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          ids(0, YouTubeApi.MAX_IDS).stream()
              .map(id -> callers.submit(() -> gatherer.ask(List.of(id), spending).found()))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get()).hasSize(1);
      }
    }
    assertThat(calls).hasSize(1);
    assertThat(spending.calls()).isEqualTo(1);
  }

  /** The call counts for whoever began it, and for nobody else. */
  @Test
  void ask_countsASharedCallOnce() throws Exception {
    var first = new Spending();
    var second = new Spending();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = callers.submit(() -> gatherer.ask(List.of("a"), first));
      await().until(() -> clock.size() == 1);
      var other = callers.submit(() -> gatherer.ask(ids(0, 49), second));
      assertThat(other.get().found()).hasSize(49);
      assertThat(one.get().found()).containsOnlyKeys("a");
    }
    assertThat(first.calls()).isEqualTo(1);
    assertThat(second.calls()).isZero();
  }

  @Test
  void ask_leavesShortlyAfterTheFirst() throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = callers.submit(() -> gatherer.ask(List.of("a", "unknown"), new Spending()));
      timePasses(1);

      assertThat(answer.get().found()).containsOnly(Map.entry("a", "va"));
      assertThat(answer.get().faults()).isEmpty();
    }
  }

  @Test
  void ask_cutsALongListIntoFullCalls() throws Exception {
    var spending = new Spending();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = callers.submit(() -> gatherer.ask(ids(0, 120), spending));
      timePasses(3);

      assertThat(answer.get().found()).hasSize(120);
    }
    assertThat(calls).extracting(Collection::size).containsExactlyInAnyOrder(50, 50, 20);
    assertThat(spending.calls()).isEqualTo(3);
  }

  /** One call of several fails: the others' ids are known all the same. */
  @Test
  void ask_tellsWhoseCallFailed() throws Exception {
    var asked = new ArrayList<>(ids(0, 70));
    asked.set(60, "bad");
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = callers.submit(() -> gatherer.ask(asked, new Spending()));
      timePasses(2);

      assertThat(answer.get().found().keySet()).containsExactlyElementsOf(ids(0, 50));
      assertThat(answer.get().faults()).hasSize(20).containsKey("bad");
    }
  }
}
