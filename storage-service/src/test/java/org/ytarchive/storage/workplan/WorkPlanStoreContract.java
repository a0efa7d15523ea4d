package org.ytarchive.storage.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.storage.workplan.WorkPlanStore.Page;
import org.ytarchive.storage.workplan.WorkPlanStore.Query;

/** What every {@link WorkPlanStore} promises. */
public abstract class WorkPlanStoreContract {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  protected abstract WorkPlanStore plans();

  @Test
  void insert_keepsAPlanAsItIs() {
    var plan =
        plan(
            NOON,
            Map.of("error", "Network timeout", "retry_count", 1, "x", new BigDecimal("1.50")));
    plans().insert(plan);

    assertThat(plans().find(plan.id())).contains(plan);
  }

  @Test
  void find_ofAnUnknownOneIsEmpty() {
    assertThat(plans().find(WorkPlanId.random())).isEmpty();
  }

  @Test
  void change_keepsWhatItMakes() {
    var plan = plan(NOON, Map.of("a", 1));
    plans().insert(plan);
    var after = changed(plan, WorkPlanStatus.RUNNING, 2, Map.of("b", 2), NOON.plusSeconds(1));

    assertThat(plans().change(plan.id(), before -> after)).contains(after);
    assertThat(plans().find(plan.id())).contains(after);
  }

  @Test
  void change_ofAnUnknownOneIsEmpty() {
    assertThat(plans().change(WorkPlanId.random(), before -> before)).isEmpty();
  }

  @Test
  void change_thatThrowsChangesNothing() {
    var plan = plan(NOON, Map.of());
    plans().insert(plan);

    assertThatThrownBy(
            () ->
                plans()
                    .change(
                        plan.id(),
                        before -> {
                          throw new IllegalStateException("no");
                        }))
        .hasStackTraceContaining("no");
    assertThat(plans().find(plan.id())).contains(plan);
  }

  /** Two replicas of Jobs start the same plan: one does. */
  @Test
  void change_bySeveralAtOnceHappensOneAfterAnother() throws Exception {
    var plan = plan(NOON, Map.of());
    plans().insert(plan);
    var tries = new ArrayList<Future<Optional<WorkPlan>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        tries.add(
            threads.submit(
                () ->
                    plans()
                        .change(
                            plan.id(),
                            b -> changed(b, b.status(), b.retryCount() + 1, b.metadata(), NOON))));
      }
    }
    for (var one : tries) {
      assertThat(one.get()).isPresent();
    }

    assertThat(plans().find(plan.id()).orElseThrow().retryCount()).isEqualTo(9);
  }

  @Test
  void delete_removesItOnce() {
    var plan = plan(NOON, Map.of());
    plans().insert(plan);

    assertThat(plans().delete(plan.id())).isTrue();
    assertThat(plans().delete(plan.id())).isFalse();
    assertThat(plans().find(plan.id())).isEmpty();
    assertThat(list(Set.of(), 50, 0).total()).isZero();
  }

  @Test
  void list_ofNothing() {
    assertThat(list(Set.of(), 50, 0)).isEqualTo(new Page(List.of(), 0, null));
  }

  /** Several in one millisecond: the later one is the newer one. */
  @Test
  void list_hasTheNewestFirst() {
    var first = plan(NOON, Map.of());
    var second = plan(NOON, Map.of());
    var older = plan(NOON.minusSeconds(1), Map.of());
    List.of(first, second, older).forEach(plans()::insert);

    var page = list(Set.of(), 2, 0);
    assertThat(page.plans()).containsExactly(second, first);
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.hasMore()).isTrue();
    assertThat(list(Set.of(), 2, 2)).isEqualTo(new Page(List.of(older), 3, null));
  }

  @Test
  void list_goesOnWhereItEnded() {
    for (int i = 0; i < 5; i++) {
      plans().insert(plan(NOON.plusSeconds(i / 2), Map.of("n", i)));
    }
    var whole = list(Set.of(), 50, 0).plans();

    var first = plans().list(new Query(Set.of(), new Slice(2, 0), null));
    plans().insert(plan(NOON.plusSeconds(60), Map.of()));
    var second = plans().list(new Query(Set.of(), new Slice(2, 0), first.next()));
    var third = plans().list(new Query(Set.of(), new Slice(2, 0), second.next()));

    assertThat(Stream.of(first, second, third).flatMap(page -> page.plans().stream()).toList())
        .isEqualTo(whole);
    assertThat(third.next()).isNull();
  }

  @Test
  void list_ofSomeStatesOnly() {
    var byStatus = new EnumMap<WorkPlanStatus, WorkPlan>(WorkPlanStatus.class);
    for (var status : WorkPlanStatus.values()) {
      var plan = plan(NOON, Map.of());
      plans().insert(plan);
      plans().change(plan.id(), b -> changed(b, status, 0, Map.of(), NOON));
      byStatus.put(status, plans().find(plan.id()).orElseThrow());
    }

    for (var status : WorkPlanStatus.values()) {
      assertThat(list(Set.of(status), 50, 0))
          .isEqualTo(new Page(List.of(byStatus.get(status)), 1, null));
    }
    var some = list(Set.of(WorkPlanStatus.PENDING, WorkPlanStatus.FAILED), 1, 0);
    assertThat(some.plans()).containsExactly(byStatus.get(WorkPlanStatus.FAILED));
    assertThat(some.total()).isEqualTo(2);
    assertThat(some.hasMore()).isTrue();
  }

  private Page list(Set<WorkPlanStatus> statuses, int limit, int offset) {
    return plans().list(new Query(statuses, new Slice(limit, offset), null));
  }

  private static WorkPlan changed(
      WorkPlan plan,
      WorkPlanStatus status,
      int retryCount,
      Map<String, Object> metadata,
      Instant now) {
    return new WorkPlan(
        plan.id(),
        plan.videoIds(),
        plan.reason(),
        status,
        retryCount,
        metadata,
        plan.createdAt(),
        now);
  }

  private static WorkPlan plan(Instant createdAt, Map<String, Object> metadata) {
    return new WorkPlan(
        WorkPlanId.random(),
        List.of(new VideoId("dQw4w9WgXcQ"), new VideoId("jNQXAC9IVRw")),
        "download_failed",
        WorkPlanStatus.PENDING,
        1,
        metadata,
        createdAt,
        createdAt);
  }
}
