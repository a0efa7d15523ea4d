package org.ytarchive.storage.workplan;

import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Slice;

/** Where work plans live. Every implementation passes {@code WorkPlanStoreContract}. */
public interface WorkPlanStore {

  void insert(WorkPlan plan);

  Optional<WorkPlan> find(WorkPlanId id);

  /** The newest first. */
  Page list(Slice slice);

  /**
   * @param total how many there are in all
   * @param hasMore whether something follows
   */
  record Page(List<WorkPlan> plans, long total, boolean hasMore) {}
}
