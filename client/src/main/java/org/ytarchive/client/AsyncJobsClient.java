package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.client.generated.JobsApi;
import org.ytarchive.client.model.CancelledJob;
import org.ytarchive.client.model.CancelledJobEnvelope;
import org.ytarchive.client.model.CreatedJob;
import org.ytarchive.client.model.CreatedJobEnvelope;
import org.ytarchive.client.model.JobEventList;
import org.ytarchive.client.model.JobEventListEnvelope;
import org.ytarchive.client.model.JobList;
import org.ytarchive.client.model.JobListEnvelope;
import org.ytarchive.client.model.JobLogView;
import org.ytarchive.client.model.JobLogViewEnvelope;
import org.ytarchive.client.model.JobView;
import org.ytarchive.client.model.JobViewEnvelope;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.client.model.PlanRunView;
import org.ytarchive.client.model.PlanRunViewEnvelope;
import org.ytarchive.client.model.ServiceAddresses;
import org.ytarchive.client.model.ServiceAddressesEnvelope;

/**
 * {@link JobsClient} without waiting. The futures fail with the exceptions that its methods throw.
 */
public final class AsyncJobsClient extends AsyncServiceClient<JobsApi> {

  AsyncJobsClient(Services services) {
    super(new Remote<>(services, services::jobs, JobsApi::new));
  }

  /** See {@link JobsClient#createDownloadJob(String, String)}. */
  public CompletableFuture<CreatedJob> createDownloadJob(String video, @Nullable String quality) {
    return createDownloadJob(new NewJob().url(video).quality(quality));
  }

  /** See {@link JobsClient#createDownloadJob(NewJob)}. */
  public CompletableFuture<CreatedJob> createDownloadJob(NewJob wish) {
    return createDownloadJob(wish, null);
  }

  /** See {@link JobsClient#createDownloadJob(NewJob, String)}. */
  public CompletableFuture<CreatedJob> createDownloadJob(
      NewJob wish, @Nullable String idempotencyKey) {
    return remote.ask(
        api -> api.createDownloadJob(wish, idempotencyKey), CreatedJobEnvelope::getData);
  }

  /** See {@link JobsClient#getJob}. */
  public CompletableFuture<JobView> getJob(String jobId) {
    return remote.ask(api -> api.getJob(jobId, null), JobViewEnvelope::getData);
  }

  /** See {@link JobsClient#listJobs}. */
  public CompletableFuture<JobList> listJobs(JobQuery query) {
    return remote.ask(query::ask, JobListEnvelope::getData);
  }

  /** See {@link JobsClient#listChildJobs}. */
  public CompletableFuture<JobList> listChildJobs(String jobId, JobQuery query) {
    return remote.ask(api -> query.askForChildren(api, jobId), JobListEnvelope::getData);
  }

  /** See {@link JobsClient#cancelJob}. */
  public CompletableFuture<CancelledJob> cancelJob(String jobId) {
    return remote.ask(api -> api.cancelJob(jobId), CancelledJobEnvelope::getData);
  }

  /** See {@link JobsClient#retryJob}. */
  public CompletableFuture<JobView> retryJob(String jobId) {
    return remote.ask(api -> api.retryJob(jobId, null), JobViewEnvelope::getData);
  }

  /** See {@link JobsClient#listJobEvents}. */
  public CompletableFuture<JobEventList> listJobEvents(String jobId, long after, int limit) {
    return remote.ask(
        api -> api.listJobEvents(jobId, after, limit, null), JobEventListEnvelope::getData);
  }

  /** See {@link JobsClient#getJobLog}. */
  public CompletableFuture<JobLogView> getJobLog(String jobId, long after, int limit) {
    return remote.ask(api -> api.getJobLog(jobId, after, limit), JobLogViewEnvelope::getData);
  }

  /** See {@link JobsClient#runWorkPlan}. */
  public CompletableFuture<PlanRunView> runWorkPlan(String workPlanId) {
    return remote.ask(api -> api.runWorkPlan(workPlanId, null), PlanRunViewEnvelope::getData);
  }

  /** See {@link JobsClient#getServices}. */
  public CompletableFuture<ServiceAddresses> getServices() {
    return remote.ask(JobsApi::getServices, ServiceAddressesEnvelope::getData);
  }

  /** See {@link JobsClient#subscribe(String, JobListener)}. */
  public Subscription subscribe(String jobId, JobListener listener) {
    return JobStory.of(remote, jobId, listener);
  }

  /** See {@link JobsClient#subscribe(JobListener)}. */
  public Subscription subscribe(JobListener listener) {
    return AllJobsSubscription.to(remote, listener);
  }

  /**
   * See {@link JobsClient#awaitCompletion(String, JobListener)}. Cancelling the future ends the
   * waiting, not the job.
   */
  public CompletableFuture<JobView> awaitCompletion(String jobId, JobListener listener) {
    var subscription = subscribe(jobId, listener);
    var completion =
        subscription
            .ended()
            .thenCompose(end -> getJob(jobId))
            .thenApply(JobNotCompletedException::unlessCompleted);
    completion.whenComplete((job, failure) -> subscription.close());
    return completion;
  }
}
