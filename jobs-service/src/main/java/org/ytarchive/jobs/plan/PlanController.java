package org.ytarchive.jobs.plan;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
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

  @Post("/jobs/workplan/{planId}/run")
  Envelope<PlanRunView> run(String planId) {
    var run = plans.run(planId);
    var jobs = run.videos().stream().map(PlanController::item).toList();
    return Envelope.success(new PlanRunView(planId, "running", jobs), clock.instant());
  }

  private static PlanRunView.Item item(PlanRun.Item item) {
    var status = item.status() == null ? JobStatus.QUEUED : item.status();
    return new PlanRunView.Item(
        item.video().value(), String.valueOf(item.job()), status.wireName());
  }
}
