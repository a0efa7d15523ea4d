package org.ytarchive.jobs.job;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;

/** What one may ask of jobs. Runs nothing itself: the pipeline does. */
@Singleton
public class JobService {
  private static final Logger log = LoggerFactory.getLogger(JobService.class);

  private final JobStore jobs;
  private final Line line;
  private final Breaker breaker;
  private final JobsSettings settings;
  private final Clock clock;

  JobService(JobStore jobs, Line line, Breaker breaker, JobsSettings settings, Clock clock) {
    this.jobs = jobs;
    this.line = line;
    this.breaker = breaker;
    this.settings = settings;
    this.clock = clock;
  }

  /** Checks the wish and puts it at the end of the queue. */
  public Job order(NewJob asked) {
    var now = clock.instant();
    var video = JobOrders.video(asked);
    var job = Job.ordered(JobId.random(), video, JobOrders.options(asked, now), now);
    jobs.insert(job);
    log.info("{} queued: video {}, {}", job.id(), video, job.options().quality());
    return job;
  }

  /** What a job would do that is wished for like this; throws {@code INVALID_PARAMETER}. */
  public JobOptions check(NewJob asked) {
    return JobOrders.options(asked, clock.instant());
  }

  /** Throws {@code JOB_NOT_FOUND}. */
  public Job get(JobId id) {
    return jobs.find(id)
        .orElseThrow(() -> new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no job " + id));
  }

  public JobPage list(Optional<JobStatus> status, Slice slice) {
    return jobs.list(status, slice);
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
    var after = job.cancel(clock.instant());
    return Optional.of(
        job.attempt() == 0
            ? Change.told(after, EventKind.JOB_CANCELLED)
            : Change.told(after, EventKind.JOB_CANCELLED, Errand.STOP_DOWNLOAD));
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

  /** Why the job has not started; empty when it has. */
  public Optional<Waiting> waiting(Job job) {
    return Waiting.of(job, breaker.state(Egress.YOUTUBE), clock.instant());
  }

  /** When the job should be done; empty when nothing is known, or when it has ended. */
  public Optional<Instant> estimate(Job job) {
    return switch (job.status()) {
      case QUEUED -> byLine(job);
      case DOWNLOADING -> bySpeed(job);
      case COMPLETED, FAILED, CANCELLED -> Optional.empty();
    };
  }

  /** At the pace of the jobs before it. */
  private Optional<Instant> byLine(Job job) {
    var due = Objects.requireNonNullElse(job.nextAttemptAt(), job.updatedAt());
    var load = jobs.load().behind(line.ahead(job.options().priority(), due));
    return load.estimate(settings.workers(), startOf(job));
  }

  /** Not before it is due, nor before the way is free. */
  private Instant startOf(Job job) {
    var way = breaker.state(Egress.YOUTUBE);
    return Stream.of(clock.instant(), job.nextAttemptAt(), way.until())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** At the pace of this job so far. */
  private Optional<Instant> bySpeed(Job job) {
    int percent = job.progress().percent();
    if (job.startedAt() == null || percent <= Phase.DOWNLOAD.floor()) {
      return jobs.load().perJob().map(clock.instant()::plus);
    }
    var spent = Duration.between(job.startedAt(), clock.instant());
    return Optional.of(clock.instant().plus(spent.multipliedBy(100 - percent).dividedBy(percent)));
  }
}
