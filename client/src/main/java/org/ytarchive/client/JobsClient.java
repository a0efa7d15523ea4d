package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.stream.Stream;
import org.ytarchive.client.model.CancelledJob;
import org.ytarchive.client.model.CreatedJob;
import org.ytarchive.client.model.JobEventList;
import org.ytarchive.client.model.JobList;
import org.ytarchive.client.model.JobListItem;
import org.ytarchive.client.model.JobLogView;
import org.ytarchive.client.model.JobView;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.client.model.PlanRunView;
import org.ytarchive.client.model.ServiceAddresses;

/** The jobs service: what was asked for, and how far it is. */
public final class JobsClient extends ServiceClient {
  private final AsyncJobsClient async;

  JobsClient(AsyncJobsClient async) {
    super(async);
    this.async = async;
  }

  /** The same without waiting. */
  public AsyncJobsClient async() {
    return async;
  }

  /**
   * Asks for a video, a playlist or a channel. What is archived already, or under way, is not
   * fetched again: its job is answered.
   *
   * @param video the id, or any usual address, of a video, a playlist or a channel
   * @param quality {@code best}, {@code worst}, {@code audio} or a height such as {@code 720p};
   *     null: the best
   * @throws InvalidRequestException if it is none of those
   */
  public CreatedJob createDownloadJob(String video, @Nullable String quality) {
    return Futures.await(async.createDownloadJob(video, quality));
  }

  /**
   * The same with all that can be wished for.
   *
   * @throws InvalidRequestException if something of it cannot be
   */
  public CreatedJob createDownloadJob(NewJob wish) {
    return Futures.await(async.createDownloadJob(wish));
  }

  /**
   * The same under a key of the caller's.
   *
   * @param idempotencyKey the same wish under the same key is taken once within 24 hours, also when
   *     the program that sent it was started anew; null: one is made up
   * @throws InvalidRequestException with {@code IDEMPOTENCY_CONFLICT} if it was another wish's key
   */
  public CreatedJob createDownloadJob(NewJob wish, @Nullable String idempotencyKey) {
    return Futures.await(async.createDownloadJob(wish, idempotencyKey));
  }

  /**
   * A job with all that is known of it.
   *
   * @throws NotFoundException if there is none
   */
  public JobView getJob(String jobId) {
    return Futures.await(async.getJob(jobId));
  }

  /** One page of jobs, newest first. */
  public JobList listJobs(JobQuery query) {
    return Futures.await(async.listJobs(query));
  }

  /** All of them, read page by page as the stream is. */
  public Stream<JobListItem> streamJobs(JobQuery query) {
    return Pages.stream(cursor -> page(listJobs(query.at(cursor))));
  }

  /**
   * One page of a playlist's or channel's jobs, in its order; of the query the states, limit,
   * offset and cursor count.
   *
   * @throws NotFoundException if there is no such job
   */
  public JobList listChildJobs(String jobId, JobQuery query) {
    return Futures.await(async.listChildJobs(jobId, query));
  }

  /** All of them, read page by page as the stream is. */
  public Stream<JobListItem> streamChildJobs(String jobId, JobQuery query) {
    return Pages.stream(cursor -> page(listChildJobs(jobId, query.at(cursor))));
  }

  private static Pages.Page<JobListItem> page(JobList list) {
    return new Pages.Page<>(list.getJobs(), list.getNextCursor());
  }

  /**
   * Stops the work; fine twice.
   *
   * @throws ConflictException if it ended otherwise
   */
  public CancelledJob cancelJob(String jobId) {
    return Futures.await(async.cancelJob(jobId));
  }

  /**
   * Puts a failed or cancelled job back into the queue.
   *
   * @throws ConflictException if it is neither
   */
  public JobView retryJob(String jobId) {
    return Futures.await(async.retryJob(jobId));
  }

  /**
   * What happened to a job, oldest first; {@link #subscribe} tells it as it happens.
   *
   * @param after the id of the last event one knows; 0: from the beginning
   * @param limit how many at most, 1 to 500
   */
  public JobEventList listJobEvents(String jobId, long after, int limit) {
    return Futures.await(async.listJobEvents(jobId, after, limit));
  }

  /**
   * What happened while a capture was worked on.
   *
   * @param after the number of the last line one knows; 0: from the beginning
   * @param limit how many at most, 1 to 500
   */
  public JobLogView getJobLog(String jobId, long after, int limit) {
    return Futures.await(async.getJobLog(jobId, after, limit));
  }

  /**
   * Drives a pending work plan of Storage again.
   *
   * @throws ConflictException if it is or was driven already
   */
  public PlanRunView runWorkPlan(String workPlanId) {
    return Futures.await(async.runWorkPlan(workPlanId));
  }

  /** Where the four services are, as seen from here. */
  public ServiceAddresses getServices() {
    return Futures.await(async.getServices());
  }

  /**
   * Hears a job's whole life from its first event on, each event once and in order, until it ends.
   * Connections that break are made anew behind the last event; {@link Subscription#ended} says
   * when it is over.
   */
  public Subscription subscribe(String jobId, JobListener listener) {
    return async.subscribe(jobId, listener);
  }

  /**
   * Hears of all jobs from now on. Connections that break are made anew, but what happens meanwhile
   * is missed: {@link #subscribe(String, JobListener)} misses nothing.
   */
  public Subscription subscribe(JobListener listener) {
    return async.subscribe(listener);
  }

  /**
   * Waits until the job is completed, however long that takes.
   *
   * @throws JobNotCompletedException if it fails or is cancelled
   */
  public JobView awaitCompletion(String jobId) {
    return awaitCompletion(jobId, event -> {});
  }

  /**
   * The same, and tells what happens meanwhile.
   *
   * @throws JobNotCompletedException if it fails or is cancelled
   */
  public JobView awaitCompletion(String jobId, JobListener listener) {
    return Futures.await(async.awaitCompletion(jobId, listener));
  }

  /**
   * The same, for so long. The job goes on when the waiting ends.
   *
   * @throws JobNotCompletedException if it fails or is cancelled
   * @throws WaitTimeoutException if it is not over by then
   */
  public JobView awaitCompletion(String jobId, JobListener listener, Duration limit) {
    return WaitTimeoutException.await(async.awaitCompletion(jobId, listener), jobId, limit);
  }
}
