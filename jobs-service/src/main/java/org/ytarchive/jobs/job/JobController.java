package org.ytarchive.jobs.job;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.idempotency.Idempotency;
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
  private final JobOrders orders;
  private final JobService jobs;
  private final Forecast forecast;
  private final Idempotency idempotency;
  private final Clock clock;

  JobController(
      JobOrders orders, JobService jobs, Forecast forecast, Idempotency idempotency, Clock clock) {
    this.orders = orders;
    this.jobs = jobs;
    this.forecast = forecast;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Override
  @Idempotent(atomic = false) // Storage is asked outside of the transaction
  public HttpResponse<Envelope<CreatedJob>> create(NewJob request) {
    var order = orders.prepare(request);
    return idempotency.together(() -> created(orders.place(order)));
  }

  private HttpResponse<Envelope<CreatedJob>> created(JobOrders.Ordered ordered) {
    var job = ordered.job();
    var status = ordered.fresh() ? HttpStatus.CREATED : HttpStatus.OK;
    return HttpResponse.status(status)
        .headers(headers -> headers.location(URI.create("/jobs/" + job.id())))
        .body(reply(JobViews.created(job, forecast.estimate(job))));
  }

  @Override
  public Envelope<JobView> get(String jobId) {
    return view(jobs.get(JobId.parse(jobId)));
  }

  @Override
  public Envelope<JobList> list(
      @Nullable List<String> status,
      @Nullable List<String> kind,
      @Nullable String createdAfter,
      @Nullable String createdBefore,
      @Nullable String parent,
      int limit,
      int offset,
      @Nullable String cursor) {
    var filter = JobFilter.read(status, kind, createdAfter, createdBefore, parent);
    var paging = Paging.read(limit, offset, cursor, filter.order());
    return reply(JobViews.list(jobs.list(filter, paging), paging, filter.order()));
  }

  @Override
  public Envelope<JobList> children(
      String jobId, @Nullable List<String> status, int limit, int offset, @Nullable String cursor) {
    var statuses = JobFilter.statuses(status);
    var order = "position " + statuses;
    var paging = Paging.read(limit, offset, cursor, order);
    var page = jobs.children(JobId.parse(jobId), statuses, paging);
    return reply(JobViews.children(page, paging, order));
  }

  @Override
  public Envelope<CancelledJob> cancel(String jobId) {
    return reply(JobViews.cancelled(jobs.cancel(jobs.anybodys(JobId.parse(jobId)))));
  }

  @Override
  @Idempotent
  public HttpResponse<Envelope<JobView>> retry(String jobId) {
    return HttpResponse.ok(view(jobs.retry(jobs.anybodys(JobId.parse(jobId)))));
  }

  private Envelope<JobView> view(Job job) {
    return reply(
        JobViews.view(
            job,
            forecast.estimate(job),
            forecast.waiting(job),
            jobs.counts(job),
            jobs.details(job)));
  }

  private <T> Envelope<T> reply(T data) {
    return Envelope.success(data, clock.instant());
  }
}
