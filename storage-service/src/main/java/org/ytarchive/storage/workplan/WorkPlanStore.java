package org.ytarchive.storage.workplan;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ytarchive.common.Slice;

/** Where work plans live. Every implementation passes {@code WorkPlanStoreContract}. */
public interface WorkPlanStore {

  void insert(WorkPlan plan);

  Optional<WorkPlan> find(WorkPlanId id);

  /**
   * Keeps what {@code change} makes of the plan, and answers it; nobody else changes the plan
   * meanwhile. Whatever {@code change} throws comes out, and nothing is changed.
   */
  Optional<WorkPlan> change(WorkPlanId id, UnaryOperator<WorkPlan> change);

  /** False if there is none. */
  boolean delete(WorkPlanId id);

  /** The newest first. */
  Page list(Query query);

  /**
   * @param statuses only those in one of these; none: all
   * @param after where the last page ended; the slice's offset counts from there
   */
  record Query(Set<WorkPlanStatus> statuses, Slice slice, @Nullable Position after) {}

  /**
   * A plan's place in the list.
   *
   * @param number tells those of one moment apart
   */
  record Position(Instant createdAt, long number) {}

  /**
   * @param total how many there are in all that the query lets through
   * @param next the last plan's place; null if nothing follows
   */
  record Page(List<WorkPlan> plans, long total, @Nullable Position next) {

    public boolean hasMore() {
      return next != null;
    }
  }
}
