package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Pass;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;

/** Takes a job, walks it through the pipeline, and writes how that ended. */
@Singleton
public class JobWorker {
  private static final Logger log = LoggerFactory.getLogger(JobWorker.class);

  private final Admission admission;
  private final JobStore jobs;
  private final Pipelines pipelines;
  private final Patience patience;
  private final MetadataMap maps;
  private final ActiveRuns active;
  private final Sharing sharing;
  private final Aftermath aftermath;
  private final JobsSettings settings;
  private final Clock clock;

  JobWorker(
      Admission admission,
      JobStore jobs,
      Pipelines pipelines,
      Patience patience,
      MetadataMap maps,
      ActiveRuns active,
      Sharing sharing,
      Aftermath aftermath,
      JobsSettings settings,
      Clock clock) {
    this.admission = admission;
    this.jobs = jobs;
    this.pipelines = pipelines;
    this.patience = patience;
    this.maps = maps;
    this.active = active;
    this.sharing = sharing;
    this.aftermath = aftermath;
    this.settings = settings;
    this.clock = clock;
  }

  /** The process ends: another worker goes on with the attempt, at once. */
  public static final class HandedOver extends RuntimeException {
    HandedOver(JobId id) {
      super(id + " was handed over");
    }
  }

  /** Another job brings the same file: this one has only to take it then. */
  public static final class Waits extends RuntimeException {
    Waits(JobId id) {
      super(id + " waits for the file of another job");
    }
  }

  /** The way is blocked: the job stays where it is in the line. */
  public static final class Held extends RuntimeException {
    Held(JobId id) {
      super(id + " waits until the way is free");
    }
  }

  /**
   * Blocks until the attempt ended. Returns at once when there is nothing to do for it any more.
   *
   * @throws Held when it may not set out now
   * @throws Waits when another job does the same just now
   * @throws HandedOver when the thread was interrupted because the process ends
   * @throws RuntimeException when the database is away: the job is as it was
   */
  public void work(JobId id, int attempt) {
    admission.admit(id, attempt, job -> admit(job, attempt));
  }

  private void admit(Job job, int attempt) {
    if (sharing.isWorthWaiting(job)) {
      throw new Waits(job.id());
    }
    try (var pass = admission.passFor(job)) {
      admission.claim(job.id(), attempt, any -> true).ifPresent(claimed -> walk(claimed, pass));
    }
  }

  private void walk(Job claimed, Pass pass) {
    var id = claimed.id();
    log.info("{} started, attempt {}, run {}", id, claimed.attempt(), claimed.run());
    try (var held = active.hold(id, Thread.currentThread());
        var reporter = reporter(claimed, held)) {
      if (claimed.file() != null || pass.isProbe() || !claimed.kind().goesToYouTube()) {
        held.flows(); // a block is no news to it
      }
      var run = new Run(claimed, jobs, patience, maps, reporter, () -> flows(held, pass), clock);
      try {
        archive(run, held, pass);
      } catch (InterruptedException | Superseded stopped) {
        leave(run, held, stopped);
      }
    }
  }

  private static void flows(ActiveRuns.Hold held, Pass pass) {
    held.flows();
    pass.answered();
  }

  private void archive(Run run, ActiveRuns.Hold held, Pass pass) throws InterruptedException {
    try {
      pipelines.of(run.job().kind()).archive(run);
      log.info("{} completed", run.job().id());
    } catch (StepFailed failed) {
      held.settle();
      aftermath.write(run, failed.failure(), pass);
    } catch (Superseded stopped) {
      throw stopped;
    } catch (RuntimeException e) {
      if (held.isStopped()) {
        throw new Superseded(run.job().id() + " was stopped");
      }
      Interrupts.rethrow(e);
      if (DatabaseAway.explains(e)) {
        throw e;
      }
      log.error("{} met a bug", run.job().id(), e);
      held.settle();
      aftermath.write(run, Aftermath.bug(e), pass);
    }
  }

  /** Cancelled or superseded: nothing more to write. Else the process ends. */
  private void leave(Run run, ActiveRuns.Hold held, Exception why) {
    Thread.interrupted(); // the database is still to be written
    var id = run.job().id();
    if (held.isStopped() || why instanceof Superseded) {
      log.info("{} left by run {}: {}", id, run.job().run(), why.getMessage());
      return;
    }
    if (held.isWithdrawn()) {
      aftermath.postpone(run.job());
      return;
    }
    aftermath.handOver(run.job());
    throw new HandedOver(id);
  }

  private ProgressReporter reporter(Job job, ActiveRuns.Hold held) {
    return new ProgressReporter(
        settings.progressInterval(),
        progress -> {
          try {
            if (!jobs.report(job.id(), job.run(), progress)) {
              held.stop();
            }
          } catch (RuntimeException e) {
            log.debug("{}: progress is not written just now: {}", job.id(), e.toString());
          }
        });
  }
}
