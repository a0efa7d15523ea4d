package org.ytarchive.jobs.plan;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.storage.StorageOperations;
import org.ytarchive.contracts.storage.WorkPlanChange;

/** Tells Storage how a plan's run stands. Telling twice is fine. */
@Singleton
class PlanReport {
  private static final Logger log = LoggerFactory.getLogger(PlanReport.class);
  private static final WorkPlanChange RUNNING = new WorkPlanChange("running", null, null, null);
  private static final int SERVER_TROUBLE = 500;
  private static final int TOO_MANY = 429;

  private final StorageOperations storage;

  PlanReport(StorageOperations storage) {
    this.storage = storage;
  }

  /**
   * @return whether there is nothing left to tell: Storage knows the end, or wants to know nothing
   *     of this plan any more
   */
  boolean tell(PlanRun run) {
    try {
      if (run.isOpen()) {
        return !patch(run.plan(), RUNNING);
      }
      if (patch(run.plan(), RUNNING)) {
        patch(run.plan(), ending(run));
      }
      return true;
    } catch (HttpClientException away) {
      log.warn("{}: Storage is told later: {}", run.plan(), away.toString());
      return false;
    }
  }

  private static WorkPlanChange ending(PlanRun run) {
    return run.isDone()
        ? new WorkPlanChange("done", null, null, null)
        : new WorkPlanChange(
            "failed", null, run.retryCount() + 1, Map.of("retry_count", run.retryCount() + 1));
  }

  /** False when the plan is gone or has ended otherwise. */
  private boolean patch(String plan, WorkPlanChange change) {
    try {
      return isKnown(storage.changeWorkPlan(plan, change));
    } catch (HttpClientResponseException refused) {
      if (refused.code() >= SERVER_TROUBLE || refused.code() == TOO_MANY) {
        throw refused;
      }
      log.warn("{}: Storage does not take {}: {}", plan, change.status(), refused.getMessage());
      return false;
    }
  }

  /** The client answers null for 404. */
  private static boolean isKnown(@Nullable Object answer) {
    return answer != null;
  }
}
