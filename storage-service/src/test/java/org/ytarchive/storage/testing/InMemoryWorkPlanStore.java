package org.ytarchive.storage.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Slice;
import org.ytarchive.storage.workplan.WorkPlan;
import org.ytarchive.storage.workplan.WorkPlanId;
import org.ytarchive.storage.workplan.WorkPlanStore;

/** Work plans in memory. */
public final class InMemoryWorkPlanStore implements WorkPlanStore {
  private final List<WorkPlan> plans = new ArrayList<>();

  @Override
  public synchronized void insert(WorkPlan plan) {
    plans.addFirst(plan);
  }

  @Override
  public synchronized Optional<WorkPlan> find(WorkPlanId id) {
    return plans.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Page list(Slice slice) {
    var page =
        plans.stream()
            .sorted(Comparator.comparing(WorkPlan::createdAt).reversed())
            .skip(slice.offset())
            .limit(slice.limit())
            .toList();
    return new Page(page, plans.size(), slice.offset() + page.size() < plans.size());
  }
}
