package org.ytarchive.jobs.job;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Paging;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.jobs.JobView;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;

/** What one may ask of jobs. Runs nothing itself: the pipelines do. */
@Singleton
public class JobService {
  private static final Logger log = LoggerFactory.getLogger(JobService.class);
  private static final int FAILED_SHOWN = 1_000;

  private final JobStore jobs;
  private final EntryStore entries;
  private final KeptFiles files;
  private final Line line;
  private final Breaker breaker;
  private final JobsSettings settings;
  private final Clock clock;

  JobService(
      JobStore jobs,
      EntryStore entries,
      KeptFiles files,
      Line line,
      Breaker breaker,
      JobsSettings settings,
      Clock clock) {
    this.jobs = jobs;
    this.entries = entries;
    this.files = files;
    this.line = line;
    this.breaker = breaker;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What an order came to.
   *
   * @param fresh false: a job like it was there, and is under way or done
   */
  public record Ordered(Job job, boolean fresh) {}

  /** Checks the wish and puts it at the end of the queue, unless it is there or done already. */
  public Ordered order(NewJob asked) {
    var now = clock.instant();
    var wanted = JobOrders.wanted(asked);
    var job = Job.ordered(JobId.random(), wanted, JobOrders.options(asked, now), now);
    var known = job.options().force() ? inserted(job) : insertedUnlessAlike(job);
    boolean fresh = known.id().equals(job.id());
    log.info(
        "{} {}: {}, {}", known.id(), fresh ? "queued" : "is it", wanted, job.options().quality());
    return new Ordered(known, fresh);
  }

  /**
   * As {@link #order(NewJob)} for a caller who must hear how the job ends: when the job like it has
   * ended already, this one is made all the same, begins with that one's file and only records it.
   * One that is under way is answered as it is.
   *
   * @param id what a new job is called
   * @param format what the file has to be
   */
  public Ordered orderOwn(JobId id, NewJob asked, OutputFormat format) {
    var now = clock.instant();
    var options = JobOrders.options(asked, now).inFormat(format);
    var job = Job.ordered(id, JobOrders.wanted(asked), options, now);
    var alike = jobs.alike(job, gone(job));
    var ended = alike.filter(known -> known.status().isFinal() && known.file() != null);
    if (ended.isPresent()) {
      return new Ordered(inserted(job.withFileOf(ended.get(), now)), true);
    }
    var known = insertedUnlessAlike(job);
    return new Ordered(known, known.id().equals(id));
  }

  /**
   * Puts a capture or processing at the end of its kind's queue: from then on it is a job like any
   * other, listed, durable, cancelled and retried by {@code /jobs/{id}}, and walked by the {@code
   * Pipeline} of its kind. An id that was ordered before answers the job it is, and changes
   * nothing.
   *
   * @throws ArchiveException {@code TOO_MANY_CAPTURES}, else {@code RATE_LIMIT_EXCEEDED}, when
   *     there are {@code atMost} already
   */
  public Ordered order(NewWork work) {
    var known = jobs.find(work.id());
    if (known.isPresent()) {
      return new Ordered(known.get(), false);
    }
    var job = Job.ordered(work, clock.instant());
    var inserted = jobs.insertWithin(job, work.atMost()).orElseThrow(() -> full(work));
    log.info("{} queued: {} {}", job.id(), job.kind().wireName(), job.wanted());
    return new Ordered(inserted, true);
  }

  /**
   * A job for one owner, checked but not written: {@link JobStore#insert} does that, in whatever
   * transaction its owner is told of it.
   */
  public Job draft(NewJob asked, Delivery delivery) {
    var now = clock.instant();
    var options = JobOrders.options(asked, now).deliveredAs(delivery);
    return Job.ordered(JobId.random(), JobOrders.wanted(asked), options, now);
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

  /** How long the last downloads took on average; empty before the first. */
  public Optional<Duration> pace() {
    return jobs.load().perJob();
  }

  private static ArchiveException full(NewWork work) {
    var kind = JobKind.of(work.wanted()).wireName();
    boolean capture = work.wanted() instanceof Wanted.Capture;
    return new ArchiveException(
        capture ? ErrorCode.TOO_MANY_CAPTURES : ErrorCode.RATE_LIMIT_EXCEEDED,
        "%d %s jobs are queued or running, as many as there may be; try again when one has ended"
            .formatted(work.atMost().orElse(0), kind),
        Map.of("kind", kind, "limit", work.atMost().orElse(0)));
  }

  private Job inserted(Job job) {
    jobs.insert(job);
    return job.withNextEvent();
  }

  private Job insertedUnlessAlike(Job job) {
    return asked(jobs.insertUnlessAlike(job, gone(job)));
  }

  /**
   * Completed jobs like this one that no longer do, since Storage has not their file. To be asked
   * outside of any transaction.
   */
  public Set<JobId> gone(Job job) {
    var gone = new HashSet<JobId>();
    for (var known = jobs.alike(job, gone); known.isPresent(); known = jobs.alike(job, gone)) {
      if (known.get().status() != JobStatus.COMPLETED || files.has(known.get())) {
        break;
      }
      gone.add(known.get().id());
    }
    return gone;
  }

  /** A playlist's video that is asked for by itself is no longer the playlist's alone. */
  private Job asked(Job known) {
    if (known.parentId() == null || known.asked() || known.status().isFinal()) {
      return known;
    }
    return jobs.change(known.id(), job -> Optional.of(Change.quiet(job.ask(clock.instant()))))
        .orElseThrow();
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

  /** Why the job has not started; empty when it has. */
  public Optional<Waiting> waiting(Job job) {
    return Waiting.of(job, breaker.state(Egress.YOUTUBE), clock.instant());
  }

  /** When the job should be done; empty when nothing is known, or when it has ended. */
  public Optional<Instant> estimate(Job job) {
    if (job.isParent()) {
      return Optional.empty();
    }
    return switch (job.status()) {
      case QUEUED -> job.kind() == JobKind.DOWNLOAD ? byLine(job) : Optional.empty();
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
      return job.kind() == JobKind.DOWNLOAD
          ? jobs.load().perJob().map(clock.instant()::plus)
          : Optional.empty();
    }
    var spent = Duration.between(job.startedAt(), clock.instant());
    return Optional.of(clock.instant().plus(spent.multipliedBy(100 - percent).dividedBy(percent)));
  }
}
