package org.ytarchive.jobs.plan;

import static org.ytarchive.common.ErrorCode.COORDINATION_ERROR;
import static org.ytarchive.common.ErrorCode.INVALID_PARAMETER;
import static org.ytarchive.common.ErrorCode.WORKPLAN_CONFLICT;
import static org.ytarchive.common.ErrorCode.WORKPLAN_NOT_FOUND;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.http.idempotency.Idempotency;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.common.http.idempotency.KeyedRequest;
import org.ytarchive.contracts.jobs.PlanRunView;
import org.ytarchive.jobs.job.JobStatus;

/** Work plans driven again. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PlanController {
  private final PlanService plans;
  private final Idempotency idempotency;
  private final Clock clock;

  PlanController(PlanService plans, Idempotency idempotency, Clock clock) {
    this.plans = plans;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * Drives a pending work plan of Storage again: a job for each of its videos. Sent once more with
   * the same {@code Idempotency-Key} it answers the same jobs.
   */
  @ApiCall(
      id = "runWorkPlan",
      errors = {INVALID_PARAMETER, WORKPLAN_NOT_FOUND, WORKPLAN_CONFLICT, COORDINATION_ERROR})
  @Idempotent(atomic = false) // Storage is asked on the way; what was begun is found by its key
  @Post("/jobs/workplan/{workPlanId}/run")
  HttpResponse<Envelope<PlanRunView>> run(String workPlanId) {
    var run = plans.run(workPlanId, idempotency.current().map(KeyedRequest::name));
    var jobs = run.videos().stream().map(PlanController::item).toList();
    var view = new PlanRunView(workPlanId, "running", jobs);
    return HttpResponse.ok(Envelope.success(view, clock.instant()));
  }

  private static PlanRunView.Item item(PlanRun.Item item) {
    var status = item.status() == null ? JobStatus.QUEUED : item.status();
    return new PlanRunView.Item(
        item.video().value(), String.valueOf(item.job()), status.wireName());
  }
}
