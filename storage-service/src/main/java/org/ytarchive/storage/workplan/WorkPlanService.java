package org.ytarchive.storage.workplan;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Slice;

/** What one may ask of work plans. Runs nothing itself. */
@Singleton
class WorkPlanService {
  private static final Logger log = LoggerFactory.getLogger(WorkPlanService.class);

  private final WorkPlanStore plans;
  private final Clock clock;

  WorkPlanService(WorkPlanStore plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  WorkPlan create(WorkPlanRequest request) {
    var plan =
        new WorkPlan(
            WorkPlanId.random(),
            request.videoIds(),
            request.reason(),
            WorkPlanStatus.PENDING,
            request.retryCount(),
            request.metadata(),
            clock.instant());
    plans.insert(plan);
    log.info("{} created for {} videos", plan.id(), plan.videoIds().size());
    return plan;
  }

  /** Throws {@link ErrorCode#WORKPLAN_NOT_FOUND}. */
  WorkPlan get(WorkPlanId id) {
    return plans.find(id).orElseThrow(WorkPlanId::unknown);
  }

  WorkPlanStore.Page list(Slice slice) {
    return plans.list(slice);
  }
}
