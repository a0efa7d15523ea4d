package org.ytarchive.storage.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;

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
  void list_ofNothing() {
    assertThat(plans().list(new Slice(50, 0)))
        .isEqualTo(new WorkPlanStore.Page(List.of(), 0, false));
  }

  /** Several in one millisecond: the later one is the newer one. */
  @Test
  void list_hasTheNewestFirst() {
    var first = plan(NOON, Map.of());
    var second = plan(NOON, Map.of());
    var older = plan(NOON.minusSeconds(1), Map.of());
    List.of(first, second, older).forEach(plans()::insert);

    assertThat(plans().list(new Slice(2, 0)))
        .isEqualTo(new WorkPlanStore.Page(List.of(second, first), 3, true));
    assertThat(plans().list(new Slice(2, 2)))
        .isEqualTo(new WorkPlanStore.Page(List.of(older), 3, false));
  }

  private static WorkPlan plan(Instant createdAt, Map<String, Object> metadata) {
    return new WorkPlan(
        WorkPlanId.random(),
        List.of(new VideoId("dQw4w9WgXcQ"), new VideoId("jNQXAC9IVRw")),
        "download_failed",
        WorkPlanStatus.PENDING,
        1,
        metadata,
        createdAt);
  }
}
