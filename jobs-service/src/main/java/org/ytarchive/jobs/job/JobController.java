package org.ytarchive.jobs.job;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.jobs.CancelledJob;
import org.ytarchive.contracts.jobs.CreatedJob;
import org.ytarchive.contracts.jobs.JobList;
import org.ytarchive.contracts.jobs.JobOperations;
import org.ytarchive.contracts.jobs.JobView;
import org.ytarchive.contracts.jobs.NewJob;

/** HTTP in, HTTP out. Errors leave as exceptions; common.http gives them their envelope. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class JobController implements JobOperations {
  private final JobService jobs;
  private final Clock clock;

  JobController(JobService jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  @Idempotent
  public HttpResponse<Envelope<CreatedJob>> create(NewJob request) {
    var job = jobs.order(request);
    return HttpResponse.created(
        reply(JobViews.created(job, jobs.estimate(job))), URI.create("/jobs/" + job.id()));
  }

  @Override
  public Envelope<JobView> get(String jobId) {
    return view(jobs.get(JobId.parse(jobId)));
  }

  @Override
  public Envelope<JobList> list(@Nullable String status, int limit, int offset) {
    var page =
        jobs.list(Optional.ofNullable(status).map(JobStatus::parse), new Slice(limit, offset));
    return reply(JobViews.list(page, offset));
  }

  @Override
  public Envelope<CancelledJob> cancel(String jobId) {
    return reply(JobViews.cancelled(jobs.cancel(JobId.parse(jobId))));
  }

  @Override
  @Idempotent
  public HttpResponse<Envelope<JobView>> retry(String jobId) {
    return HttpResponse.ok(view(jobs.retry(JobId.parse(jobId))));
  }

  private Envelope<JobView> view(Job job) {
    return reply(JobViews.view(job, jobs.estimate(job), jobs.waiting(job)));
  }

  private <T> Envelope<T> reply(T data) {
    return Envelope.success(data, clock.instant());
  }
}
