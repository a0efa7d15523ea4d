package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.egress.Refusal;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EntryStore;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.KeptFiles;
import org.ytarchive.jobs.job.Parents;
import org.ytarchive.jobs.job.Phase;

/**
 * Reads a playlist or channel and gives each of its entries a job; then it is done, and the parent
 * waits without it. Everything here may be repeated: who goes on after a lost worker finds the
 * entries kept, and those without a job.
 */
@Singleton
public class ListWorker {
  private static final Logger log = LoggerFactory.getLogger(ListWorker.class);
  private static final int BATCH = 100;

  private final JobStore jobs;
  private final EntryStore entries;
  private final JobService service;
  private final KeptFiles files;
  private final ListStep lists;
  private final ChildCanceller canceller;
  private final Breaker breaker;
  private final Clock clock;

  ListWorker(
      JobStore jobs,
      EntryStore entries,
      JobService service,
      KeptFiles files,
      ListStep lists,
      ChildCanceller canceller,
      Breaker breaker,
      Clock clock) {
    this.jobs = jobs;
    this.entries = entries;
    this.service = service;
    this.files = files;
    this.lists = lists;
    this.canceller = canceller;
    this.breaker = breaker;
    this.clock = clock;
  }

  /**
   * Returns when every entry has its job, or at once when there is nothing to do for it any more.
   *
   * @throws JobWorker.HandedOver when the thread was interrupted because the process ends
   * @throws RuntimeException when the database is away: the job is as it was
   */
  public void work(JobId id, int attempt) {
    MDC.put(RequestIds.JOB_MDC_KEY, id.toString());
    MDC.put(RequestIds.MDC_KEY, id + "." + attempt);
    try {
      claim(id, attempt).ifPresent(this::expand);
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  private Optional<Job> claim(JobId id, int attempt) {
    return jobs.change(
        id, job -> Optional.of(job).filter(j -> j.awaits(attempt)).flatMap(this::claimed));
  }

  /** Not once more, when only the end of the work was not noted in the queue. */
  private Optional<Change> claimed(Job job) {
    var claimed = job.claim(clock.instant());
    if (claimed.phase() != Phase.METADATA) {
      return Optional.empty();
    }
    return Optional.of(
        job.status() == claimed.status()
            ? Change.quiet(claimed)
            : Change.told(claimed, EventKind.JOB_STARTED));
  }

  private void expand(Job parent) {
    log.info("{} is read, attempt {}, run {}", parent.id(), parent.attempt(), parent.run());
    try {
      read(parent);
      adopt(parent);
      end(parent, job -> Parents.working(job, clock.instant()));
      log.info("{}: every entry has its job", parent.id());
    } catch (InterruptedException stopped) {
      handOver(parent);
    } catch (Superseded stopped) {
      log.info("{} left by run {}: {}", parent.id(), parent.run(), stopped.getMessage());
      canceller.cancel(parent.id()); // those asked for once more while it was cancelled
    } catch (StepFailed failed) {
      fail(parent, failed.failure());
    } catch (RuntimeException e) {
      failOddly(parent, e);
    }
  }

  /** Once; a later attempt tries what it found, and what came to nothing. */
  private void read(Job parent) throws InterruptedException {
    if (parent.tally() == null) {
      held(parent, entries.list(parent.id(), parent.run(), lists.read(parent.wanted())));
    } else if (parent.attempt() > 1) {
      held(parent, entries.revive(parent.id(), parent.run()));
      retryChildren(parent);
    }
  }

  private void retryChildren(Job parent) {
    for (var some = entries.toRetry(parent.id(), BATCH);
        !some.isEmpty();
        some = entries.toRetry(parent.id(), BATCH)) {
      some.forEach(service::retryUnlessUnderWay);
    }
  }

  private void adopt(Job parent) throws InterruptedException {
    int given;
    do {
      Interrupts.check();
      var kept =
          entries.completedAlike(parent.id(), BATCH).stream()
              .filter(files::has)
              .map(Job::id)
              .collect(Collectors.toSet());
      var adopted = entries.adopt(parent.id(), parent.run(), BATCH, kept);
      held(parent, adopted.isPresent());
      given = adopted.orElse(0);
    } while (given > 0);
  }

  private static void held(Job parent, boolean isHeld) {
    if (!isHeld) {
      throw new Superseded(parent.id() + " is no longer run " + parent.run());
    }
  }

  private void end(Job parent, Function<Job, Change> move) {
    var written =
        jobs.change(
            parent.id(),
            now -> Optional.of(now).filter(job -> job.isHeldBy(parent.run())).map(move));
    held(parent, written.isPresent());
  }

  private void fail(Job parent, Failure failure) {
    try {
      end(parent, ending(parent, failure));
      log.warn("{} cannot be read: {} {}", parent.id(), failure.code(), failure.message());
    } catch (Superseded stopped) {
      log.info("{} left: {}", parent.id(), stopped.getMessage());
    }
  }

  private Function<Job, Change> ending(Job parent, Failure failure) {
    if (failure.failureClass() == FailureClass.BLOCKED) {
      var refusal = breaker.refused(Egress.YOUTUBE, parent.id(), failure);
      return job -> refused(job, failure, refusal);
    }
    return job -> after(job, failure);
  }

  /** Costs no attempt, but where the way was free to others and is refused to this one again. */
  private Change refused(Job job, Failure failure, Refusal refusal) {
    var now = clock.instant();
    boolean counts = refusal.fresh() && job.wasRefused();
    return counts && job.failures() + 1 >= job.options().maxAttempts()
        ? Change.told(job.giveUp(failure, now), EventKind.JOB_FAILED)
        : Change.enqueued(
            job.refusedUntil(refusal.due(), failure, counts, now), EventKind.JOB_RETRYING);
  }

  private Change after(Job job, Failure failure) {
    var now = clock.instant();
    return switch (RetryPolicy.decide(
        failure.failureClass(),
        job.failures() + 1,
        job.options().maxAttempts(),
        RandomGenerator.getDefault())) {
      case RetryPolicy.Decision.Retry(var pause) ->
          Change.enqueued(
              job.retryAt(whenFree(now.plus(pause)), failure, now), EventKind.JOB_RETRYING);
      case RetryPolicy.Decision.GiveUp giveUp ->
          Change.told(job.giveUp(failure, now), EventKind.JOB_FAILED);
    };
  }

  /** Not while YouTube refuses us: that would only use the attempts up. */
  private Instant whenFree(Instant due) {
    var until = breaker.state(Egress.YOUTUBE).until();
    return until == null || until.isBefore(due) ? due : until;
  }

  private void failOddly(Job parent, RuntimeException e) {
    try {
      Interrupts.rethrow(e);
    } catch (InterruptedException stopped) {
      handOver(parent);
    }
    if (DatabaseAway.explains(e)) {
      throw e;
    }
    log.error("{} met a bug", parent.id(), e);
    fail(
        parent,
        new Failure(
            ErrorCode.INTERNAL_ERROR.name(),
            "an error of ours; the log has it under this job's id",
            FailureClass.BUG,
            Map.of("exception", e.getClass().getSimpleName())));
  }

  /** The process ends: another one goes on. */
  private void handOver(Job parent) {
    Thread.interrupted(); // the database is still to be written
    jobs.change(
        parent.id(),
        now ->
            Optional.of(now)
                .filter(job -> job.isHeldBy(parent.run()))
                .map(job -> Change.told(job.handOver(clock.instant()), EventKind.JOB_QUEUED)));
    throw new JobWorker.HandedOver(parent.id());
  }
}
