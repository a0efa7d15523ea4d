package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Pass;
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
  private final Aftermath aftermath;
  private final Breaker breaker;
  private final Clock clock;

  ListWorker(
      JobStore jobs,
      EntryStore entries,
      JobService service,
      KeptFiles files,
      ListStep lists,
      ChildCanceller canceller,
      Aftermath aftermath,
      Breaker breaker,
      Clock clock) {
    this.jobs = jobs;
    this.entries = entries;
    this.service = service;
    this.files = files;
    this.lists = lists;
    this.canceller = canceller;
    this.aftermath = aftermath;
    this.breaker = breaker;
    this.clock = clock;
  }

  /**
   * Returns when every entry has its job, or at once when there is nothing to do for it any more.
   *
   * @throws JobWorker.Held when it may not set out now
   * @throws JobWorker.HandedOver when the thread was interrupted because the process ends
   * @throws RuntimeException when the database is away: the job is as it was
   */
  public void work(JobId id, int attempt) {
    MDC.put(RequestIds.JOB_MDC_KEY, id.toString());
    MDC.put(RequestIds.MDC_KEY, id + "." + attempt);
    try {
      jobs.find(id).filter(job -> job.awaits(attempt)).ifPresent(job -> admit(job, attempt));
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  private void admit(Job parent, int attempt) {
    try (var pass = JobWorker.passFor(parent, breaker)) {
      claim(parent.id(), attempt).ifPresent(claimed -> expand(claimed, pass));
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

  private void expand(Job parent, Pass pass) {
    log.info("{} is read, attempt {}, run {}", parent.id(), parent.attempt(), parent.run());
    try {
      read(parent, pass);
      pass.close(); // the rest goes nowhere
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
  private void read(Job parent, Pass pass) throws InterruptedException {
    if (parent.tally() == null) {
      held(parent, entries.list(parent.id(), parent.run(), lists.read(parent.wanted(), pass)));
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
      end(parent, aftermath.ending(parent, failure, Pass.FREE));
      log.warn("{} cannot be read: {} {}", parent.id(), failure.code(), failure.message());
    } catch (Superseded stopped) {
      log.info("{} left: {}", parent.id(), stopped.getMessage());
    }
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
    fail(parent, Aftermath.bug(e));
  }

  /** The process ends: another one goes on. */
  private void handOver(Job parent) {
    Thread.interrupted(); // the database is still to be written
    aftermath.handOver(parent);
    throw new JobWorker.HandedOver(parent.id());
  }
}
