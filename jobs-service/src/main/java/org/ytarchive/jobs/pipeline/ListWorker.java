package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.egress.Pass;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.Parents;
import org.ytarchive.jobs.job.Phase;

/**
 * Reads a playlist or channel and gives each of its entries a job; then it is done, and the parent
 * waits without it. Who goes on after a lost worker finds the entries kept, and those without a
 * job.
 */
@Singleton
public class ListWorker {
  private static final Logger log = LoggerFactory.getLogger(ListWorker.class);

  private final Admission admission;
  private final JobStore jobs;
  private final ListExpansion expansion;
  private final ChildCanceller canceller;
  private final Aftermath aftermath;
  private final Clock clock;

  ListWorker(
      Admission admission,
      JobStore jobs,
      ListExpansion expansion,
      ChildCanceller canceller,
      Aftermath aftermath,
      Clock clock) {
    this.admission = admission;
    this.jobs = jobs;
    this.expansion = expansion;
    this.canceller = canceller;
    this.aftermath = aftermath;
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
    admission.admit(id, attempt, job -> admit(job, attempt));
  }

  private void admit(Job parent, int attempt) {
    try (var pass = admission.passFor(parent)) {
      admission
          .claim(parent.id(), attempt, ListWorker::isUnread)
          .ifPresent(claimed -> expand(claimed, pass));
    }
  }

  /** Else only the end of the work was not noted in the queue. */
  private static boolean isUnread(Job claimed) {
    return claimed.phase() == Phase.METADATA;
  }

  private void expand(Job parent, Pass pass) {
    log.info("{} is read, attempt {}, run {}", parent.id(), parent.attempt(), parent.run());
    try {
      expansion.read(parent, pass);
      pass.close(); // the rest goes nowhere, and says nothing of the way
      expansion.adopt(parent);
      end(parent, job -> Parents.working(job, clock.instant()));
      log.info("{}: every entry has its job", parent.id());
    } catch (InterruptedException stopped) {
      handOver(parent);
    } catch (Superseded stopped) {
      log.info("{} left by run {}: {}", parent.id(), parent.run(), stopped.getMessage());
      canceller.cancel(parent.id()); // those asked for once more while it was cancelled
    } catch (StepFailed failed) {
      fail(parent, failed.failure(), pass);
    } catch (RuntimeException e) {
      failOddly(parent, e, pass);
    }
  }

  private void end(Job parent, Function<Job, Change> move) {
    var written =
        jobs.change(
            parent.id(),
            now -> Optional.of(now).filter(job -> job.isHeldBy(parent.run())).map(move));
    Superseded.unless(written.isPresent(), parent);
  }

  private void fail(Job parent, Failure failure, Pass pass) {
    try {
      end(parent, aftermath.ending(parent, failure, pass));
      log.warn("{} cannot be read: {} {}", parent.id(), failure.code(), failure.message());
    } catch (Superseded stopped) {
      log.info("{} left: {}", parent.id(), stopped.getMessage());
    }
  }

  private void failOddly(Job parent, RuntimeException e, Pass pass) {
    try {
      Interrupts.rethrow(e);
    } catch (InterruptedException stopped) {
      handOver(parent);
    }
    if (DatabaseAway.explains(e)) {
      throw e;
    }
    log.error("{} met a bug", parent.id(), e);
    fail(parent, Aftermath.bug(e), pass);
  }

  /** The process ends: another one goes on. */
  private void handOver(Job parent) {
    Thread.interrupted(); // the database is still to be written
    aftermath.handOver(parent);
    throw new JobWorker.HandedOver(parent.id());
  }
}
