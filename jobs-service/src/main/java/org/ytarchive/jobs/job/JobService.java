package org.ytarchive.jobs.job;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.jobs.JobView;

/** What one may ask of jobs that are there. Runs nothing itself: the pipelines do. */
@Singleton
public class JobService {
  private static final Logger log = LoggerFactory.getLogger(JobService.class);
  private static final int FAILED_SHOWN = 1_000;

  private final JobStore jobs;
  private final EntryStore entries;
  private final Clock clock;

  JobService(JobStore jobs, EntryStore entries, Clock clock) {
    this.jobs = jobs;
    this.entries = entries;
    this.clock = clock;
  }

  /** How many jobs there are, of any kind. */
  public Map<JobStatus, Long> counts() {
    var counts = new EnumMap<JobStatus, Long>(JobStatus.class);
    for (var status : JobStatus.values()) {
      var filter = JobFilter.of(Set.of(status));
      counts.put(status, jobs.list(filter, Paging.read(1, 0, null, filter.order())).total());
    }
    return counts;
  }

  /** Throws {@code JOB_NOT_FOUND}. */
  public Job get(JobId id) {
    return jobs.find(id)
        .orElseThrow(
            () ->
                new ArchiveException(
                    ErrorCode.JOB_NOT_FOUND, "no job " + id + "; GET /jobs lists those there are"));
  }

  public Optional<Job> find(JobId id) {
    return jobs.find(id);
  }

  /**
   * The id of a job that anybody may end or begin again. Throws {@code JOB_NOT_FOUND}, and {@code
   * FORBIDDEN} for somebody's own: lists show its id to all, so that knowing it proves nothing.
   */
  JobId anybodys(JobId id) {
    if (Delivery.of(get(id).options()).isPresent()) {
      throw new ArchiveException(
          ErrorCode.FORBIDDEN,
          "the job is a session's own: DELETE /api/jobs/{job_id} with its X-Session-ID cancels it",
          Map.of("job_id", id.toString()));
    }
    return id;
  }

  public JobPage list(JobFilter filter, Paging paging) {
    return jobs.list(filter, paging);
  }

  /** Throws {@code JOB_NOT_FOUND}. */
  public Child.Page children(JobId parent, Set<JobStatus> statuses, Paging paging) {
    return entries.children(get(parent).id(), statuses, paging);
  }

  /** How a parent's entries are; empty for a video, and before they are listed. */
  Optional<JobView.Children> counts(Job job) {
    return job.tally() == null ? Optional.empty() : Optional.of(entries.count(job.id()));
  }

  /** What came to nothing in a parent; empty for a video. */
  Optional<JobView.Details> details(Job job) {
    return job.isParent()
        ? Optional.of(new JobView.Details(entries.failed(job.id(), FAILED_SHOWN)))
        : Optional.empty();
  }

  /** Cancelling twice is fine; a job that ended otherwise is an error, not a silent yes. */
  public Job cancel(JobId id) {
    var cancelled = jobs.change(id, this::cancellation);
    cancelled.ifPresent(job -> log.info("{} cancelled", id));
    return cancelled.orElseGet(() -> get(id));
  }

  private Optional<Change> cancellation(Job job) {
    if (job.status() == JobStatus.CANCELLED) {
      return Optional.empty();
    }
    refuse(job, job.status().isFinal(), "it is already " + job.status().wireName());
    return Optional.of(cancelled(job));
  }

  private Change cancelled(Job job) {
    var after = job.cancel(clock.instant());
    if (job.attempt() == 0) {
      return Change.told(after, EventKind.JOB_CANCELLED);
    }
    var errand = job.isParent() ? Errand.CANCEL_CHILDREN : Errand.STOP_DOWNLOAD;
    return Change.told(after, EventKind.JOB_CANCELLED, errand);
  }

  /** For a child of a cancelled parent; one that ended meanwhile is left as it is. */
  public void cancelUnlessEnded(JobId id) {
    jobs.change(
        id, job -> Optional.of(job).filter(j -> !j.status().isFinal()).map(this::cancelled));
  }

  /** For a child of a parent that is retried; one that somebody else retried is left alone. */
  public void retryUnlessUnderWay(JobId id) {
    jobs.change(
        id,
        job ->
            Optional.of(job)
                .filter(j -> j.status().isFinal() && j.status() != JobStatus.COMPLETED)
                .map(j -> Change.enqueued(j.retry(clock.instant()), EventKind.JOB_QUEUED)));
  }

  /** Puts a failed or cancelled job back into the queue, with all its attempts. */
  public Job retry(JobId id) {
    var queued = jobs.change(id, this::another);
    log.info("{} queued again", id);
    return queued.orElseThrow();
  }

  private Optional<Change> another(Job job) {
    boolean done = job.status() == JobStatus.COMPLETED;
    refuse(job, done, "it is completed; there is nothing to retry");
    refuse(job, !job.status().isFinal(), "it is " + job.status().wireName() + " already");
    return Optional.of(Change.enqueued(job.retry(clock.instant()), EventKind.JOB_QUEUED));
  }

  private static void refuse(Job job, boolean refused, String why) {
    if (refused) {
      throw new ArchiveException(
          ErrorCode.JOB_FINISHED,
          job.id() + ": " + why,
          Map.of("job_id", job.id().toString(), "status", job.status().wireName()));
    }
  }
}
