package org.ytarchive.jobs.job;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.jobs.NewJob;

/** Takes orders: what is asked for becomes a job, unless one like it is there or done already. */
@Singleton
public class JobOrders {
  private static final Logger log = LoggerFactory.getLogger(JobOrders.class);

  private final JobStore jobs;
  private final KeptFiles files;
  private final Clock clock;

  JobOrders(JobStore jobs, KeptFiles files, Clock clock) {
    this.jobs = jobs;
    this.files = files;
    this.clock = clock;
  }

  /**
   * What an order came to.
   *
   * @param fresh false: a job like it was there, and is under way or done
   */
  public record Ordered(Job job, boolean fresh) {}

  /**
   * A wish that was checked, and for which Storage was asked.
   *
   * @param gone completed jobs like it that no longer do
   */
  public record Order(Job job, Set<JobId> gone) {}

  /** Checks the wish, and asks Storage: outside of any transaction. */
  public Order prepare(NewJob asked) {
    var now = clock.instant();
    var job =
        Job.ordered(JobId.random(), OrderForm.wanted(asked), OrderForm.options(asked, now), now);
    return new Order(job, job.options().force() ? Set.of() : gone(job));
  }

  /** Puts it at the end of the queue, unless it is there or done already. */
  public Ordered place(Order order) {
    var job = order.job();
    var known = job.options().force() ? inserted(job) : insertedUnlessAlike(job, order.gone());
    boolean fresh = known.id().equals(job.id());
    log.info(
        "{} {}: {}, {}",
        known.id(),
        fresh ? "queued" : "is it",
        job.wanted(),
        job.options().quality());
    return new Ordered(known, fresh);
  }

  /**
   * As {@link #prepare} and {@link #place} for a caller who must hear how the job ends: when the
   * job like it has ended already, this one is made all the same, begins with that one's file and
   * only records it. One that is under way is answered as it is.
   *
   * @param id what a new job is called
   * @param format what the file has to be
   */
  public Ordered orderOwn(JobId id, NewJob asked, OutputFormat format) {
    var now = clock.instant();
    var options = OrderForm.options(asked, now).inFormat(format);
    var job = Job.ordered(id, OrderForm.wanted(asked), options, now);
    var gone = gone(job);
    var alike = jobs.alike(job, gone);
    var ended = alike.filter(known -> known.status().isFinal() && known.file() != null);
    if (ended.isPresent()) {
      return new Ordered(inserted(job.withFileOf(ended.get(), now)), true);
    }
    var known = insertedUnlessAlike(job, gone);
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

  private static ArchiveException full(NewWork work) {
    var kind = JobKind.of(work.wanted()).wireName();
    boolean capture = work.wanted() instanceof Wanted.Capture;
    return new ArchiveException(
        capture ? ErrorCode.TOO_MANY_CAPTURES : ErrorCode.RATE_LIMIT_EXCEEDED,
        "%d %s jobs are queued or running, as many as there may be; try again when one has ended"
            .formatted(work.atMost().orElse(0), kind),
        Map.of("kind", kind, "limit", work.atMost().orElse(0)));
  }

  /**
   * A job for one owner, checked but not written: {@link JobStore#insert} does that, in whatever
   * transaction its owner is told of it.
   */
  public Job draft(NewJob asked, Delivery delivery) {
    var now = clock.instant();
    var options = OrderForm.options(asked, now).deliveredAs(delivery);
    return Job.ordered(JobId.random(), OrderForm.wanted(asked), options, now);
  }

  /** What a job would do that is wished for like this; throws {@code INVALID_PARAMETER}. */
  public JobOptions check(NewJob asked) {
    return OrderForm.options(asked, clock.instant());
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

  private Job inserted(Job job) {
    jobs.insert(job);
    return job.withNextEvent();
  }

  private Job insertedUnlessAlike(Job job, Set<JobId> gone) {
    return asked(jobs.insertUnlessAlike(job, gone));
  }

  /** A playlist's video that is asked for by itself is no longer the playlist's alone. */
  private Job asked(Job known) {
    if (known.parentId() == null || known.asked() || known.status().isFinal()) {
      return known;
    }
    return jobs.change(known.id(), job -> Optional.of(Change.quiet(job.ask(clock.instant()))))
        .orElseThrow();
  }
}
