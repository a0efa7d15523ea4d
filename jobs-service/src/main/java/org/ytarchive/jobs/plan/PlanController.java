package org.ytarchive.jobs.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.jobs.PlanRunView;
import org.ytarchive.jobs.job.JobStatus;

/** Work plans driven again. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PlanController {
  private final PlanService plans;
  private final Clock clock;

  PlanController(PlanService plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /** Done again it drives the same jobs, so it need not be one transaction. */
  @Idempotent(atomic = false)
  @Post("/jobs/workplan/{planId}/run")
  HttpResponse<Envelope<PlanRunView>> run(String planId) {
    var run = plans.run(planId);
    var jobs = run.videos().stream().map(PlanController::item).toList();
    var view = new PlanRunView(planId, "running", jobs);
    return HttpResponse.ok(Envelope.success(view, clock.instant()));
  }

  private static PlanRunView.Item item(PlanRun.Item item) {
    var status = item.status() == null ? JobStatus.QUEUED : item.status();
    return new PlanRunView.Item(
        item.video().value(), String.valueOf(item.job()), status.wireName());
  }
}
