package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanView;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.plan.PlanOptions;

/** Leaves a work plan in Storage for what was given up, so that it can be driven again some day. */
@Singleton
public class WorkPlanner {
  private static final Logger log = LoggerFactory.getLogger(WorkPlanner.class);
  private static final String REASON = "download_failed";
  private static final int LOOK_BACK = 100;

  private final JobStore jobs;
  private final WorkPlans storage;
  private final Clock clock;

  WorkPlanner(JobStore jobs, WorkPlans storage, Clock clock) {
    this.jobs = jobs;
    this.storage = storage;
    this.clock = clock;
  }

  /** May be repeated; throws when Storage cannot be reached. */
  public void plan(JobId id, int attempt) {
    jobs.find(id).filter(job -> isOwed(job, attempt)).ifPresent(this::plan);
  }

  private static boolean isOwed(Job job, int attempt) {
    return job.status() == JobStatus.FAILED && job.attempt() == attempt && job.workPlanId() == null;
  }

  private void plan(Job job) {
    var plan = left(job).orElseGet(() -> leave(job));
    jobs.change(
        job.id(),
        now ->
            isOwed(now, job.attempt())
                ? Optional.of(Change.quiet(now.planned(plan, clock.instant())))
                : Optional.empty());
    log.info("{} was given up; work plan {}", job.id(), plan);
  }

  /**
   * The one an earlier errand left before it could note its name. Storage knows by the key that it
   * is the same one, for a day.
   */
  private Optional<String> left(Job job) {
    var known = storage.list(LOOK_BACK).data().workPlans();
    return known.stream().filter(plan -> isOf(job, plan)).map(WorkPlanView::id).findFirst();
  }

  private static boolean isOf(Job job, WorkPlanView plan) {
    var said = plan.metadata();
    return job.id().toString().equals(said.get("job_id"))
        && said.get("attempt") instanceof Number attempt
        && attempt.intValue() == job.attempt();
  }

  private String leave(Job job) {
    var error = Objects.requireNonNull(job.error());
    Map<String, Object> facts =
        Map.of(
            "error", error.message(),
            "error_code", error.code(),
            "retry_count", job.failures(),
            "job_id", job.id().toString(),
            "attempt", job.attempt(),
            "options", PlanOptions.write(job.options()));
    var plan = new NewWorkPlan(List.of(job.videoId().value()), REASON, facts);
    return storage.create(job.id() + ":" + job.attempt(), plan).data().id();
  }
}
