package org.ytarchive.storage.workplan;

import org.ytarchive.storage.testing.InMemoryWorkPlanStore;

class InMemoryWorkPlanStoreTest extends WorkPlanStoreContract {
  private final InMemoryWorkPlanStore plans = new InMemoryWorkPlanStore();

  @Override
  protected WorkPlanStore plans() {
    return plans;
  }
}
