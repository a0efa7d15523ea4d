package org.ytarchive.storage.workplan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.json.JsonBody;
import org.ytarchive.storage.json.JsonText;

/** What one may ask of work plans. Runs nothing itself. */
@Singleton
class WorkPlanService {
  private static final Logger log = LoggerFactory.getLogger(WorkPlanService.class);

  private final WorkPlanStore plans;
  private final JsonText json;
  private final Clock clock;

  WorkPlanService(WorkPlanStore plans, JsonText json, Clock clock) {
    this.plans = plans;
    this.json = json;
    this.clock = clock;
  }

  WorkPlan create(WorkPlanRequest request) {
    var now = clock.instant();
    var plan =
        new WorkPlan(
            WorkPlanId.random(),
            request.videoIds(),
            request.reason(),
            WorkPlanStatus.PENDING,
            request.retryCount(),
            request.metadata(),
            now,
            now);
    plans.insert(plan);
    log.info("{} created for {} videos", plan.id(), plan.videoIds().size());
    return plan;
  }

  /** Throws {@link ErrorCode#WORKPLAN_NOT_FOUND}. */
  WorkPlan get(WorkPlanId id) {
    return plans.find(id).orElseThrow(WorkPlanId::unknown);
  }

  /** Throws {@link ErrorCode#WORKPLAN_NOT_FOUND} or {@link ErrorCode#WORKPLAN_CONFLICT}. */
  WorkPlan change(WorkPlanId id, WorkPlanPatch patch) {
    var after =
        plans
            .change(id, before -> fits(before.with(patch, clock.instant())))
            .orElseThrow(WorkPlanId::unknown);
    log.info("{} is {}, retried {} times", id, after.status().wireName(), after.retryCount());
    return after;
  }

  /** What is added bit by bit may become no larger than what is sent at once. */
  private WorkPlan fits(WorkPlan plan) {
    if (json.write(plan.metadata()).length() > JsonBody.MAX_BYTES) {
      throw new ArchiveException(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "the plan's metadata may have " + JsonBody.MAX_BYTES + " bytes",
          Map.of("max_bytes", JsonBody.MAX_BYTES));
    }
    return plan;
  }

  /** Throws {@link ErrorCode#WORKPLAN_NOT_FOUND}. */
  void delete(WorkPlanId id) {
    if (!plans.delete(id)) {
      throw WorkPlanId.unknown();
    }
    log.info("{} deleted", id);
  }

  WorkPlanStore.Page list(WorkPlanStore.Query query) {
    return plans.list(query);
  }
}
