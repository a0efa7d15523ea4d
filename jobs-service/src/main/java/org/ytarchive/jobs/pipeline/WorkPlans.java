package org.ytarchive.jobs.pipeline;

import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanList;
import org.ytarchive.contracts.storage.WorkPlanView;

/** Storage's work plans, for whoever leaves one: soon answered or tried again. */
public interface WorkPlans {

  /**
   * @param key the same for the same plan: asked twice, it is one
   */
  Envelope<WorkPlanView> create(String key, NewWorkPlan plan);

  /** Newest first. */
  Envelope<WorkPlanList> list(int limit);
}
