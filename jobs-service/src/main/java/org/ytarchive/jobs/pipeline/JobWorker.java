package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;

/** Takes a job, walks it through the pipeline, and writes how that ended. */
@Singleton
public class JobWorker {
  private static final Logger log = LoggerFactory.getLogger(JobWorker.class);

  private final JobStore jobs;
  private final DownloadPipeline pipeline;
  private final Patience patience;
  private final MetadataMap maps;
  private final ActiveRuns active;
  private final JobsSettings settings;
  private final Clock clock;

  JobWorker(
      JobStore jobs,
      DownloadPipeline pipeline,
      Patience patience,
      MetadataMap maps,
      ActiveRuns active,
      JobsSettings settings,
      Clock clock) {
    this.jobs = jobs;
    this.pipeline = pipeline;
    this.patience = patience;
    this.maps = maps;
    this.active = active;
    this.settings = settings;
    this.clock = clock;
  }

  /** The process ends: another worker goes on with the attempt, at once. */
  public static final class HandedOver extends RuntimeException {
    HandedOver(JobId id) {
      super(id + " was handed over");
    }
  }

  /**
   * Blocks until the attempt ended. Returns at once when there is nothing to do for it any more.
   *
   * @throws HandedOver when the thread was interrupted because the process ends
   * @throws RuntimeException when the database is away: the job is as it was
   */
  public void work(JobId id, int attempt) {
    MDC.put(RequestIds.JOB_MDC_KEY, id.toString());
    MDC.put(RequestIds.MDC_KEY, id + "." + attempt);
    try {
      claim(id, attempt).ifPresent(this::walk);
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  private Optional<Job> claim(JobId id, int attempt) {
    return jobs.change(
        id,
        job ->
            Optional.of(job)
                .filter(j -> j.awaits(attempt))
                .map(
                    j -> {
                      var claimed = j.claim(clock.instant());
                      return j.status() == claimed.status()
                          ? Change.quiet(claimed) // taken over: nothing a listener would notice
                          : Change.told(claimed, EventKind.JOB_STARTED);
                    }));
  }

  private void walk(Job claimed) {
    var id = claimed.id();
    log.info("{} started, attempt {}, run {}", id, claimed.attempt(), claimed.run());
    try (var held = active.hold(claimed.id(), Thread.currentThread());
        var reporter = reporter(claimed, held)) {
      var run = new Run(claimed, jobs, patience, maps, reporter, clock);
      try {
        archive(run, held);
      } catch (InterruptedException | Superseded stopped) {
        leave(run, held, stopped);
      }
    }
  }

  private void archive(Run run, ActiveRuns.Hold held) throws InterruptedException {
    try {
      pipeline.archive(run);
      log.info("{} completed", run.job().id());
    } catch (StepFailed failed) {
      fail(run, failed.failure());
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
      fail(run, bug(e));
    }
  }

  private static Failure bug(RuntimeException e) {
    return new Failure(
        ErrorCode.INTERNAL_ERROR.name(),
        "an error of ours; the log has it under this job's id",
        FailureClass.BUG,
        Map.of("exception", e.getClass().getSimpleName()));
  }

  private void fail(Run run, Failure failure) throws InterruptedException {
    Function<Job, Change> ending = job -> after(job, failure);
    run.end(ending);
    log.warn(
        "{} attempt {} failed, now {}: {} {}",
        run.job().id(),
        run.job().attempt(),
        run.job().status().wireName(),
        failure.code(),
        failure.message());
  }

  private Change after(Job job, Failure failure) {
    var now = clock.instant();
    return switch (RetryPolicy.decide(
        failure.failureClass(),
        job.failures() + 1,
        job.options().maxAttempts(),
        RandomGenerator.getDefault())) {
      case RetryPolicy.Decision.Retry(var pause) ->
          Change.enqueued(job.retryAt(now.plus(pause), failure, now), EventKind.JOB_RETRYING);
      case RetryPolicy.Decision.GiveUp(boolean plan) ->
          plan
              ? Change.told(job.giveUp(failure, now), EventKind.JOB_FAILED, Errand.FILE_WORK_PLAN)
              : Change.told(job.giveUp(failure, now), EventKind.JOB_FAILED);
    };
  }

  /** Cancelled or superseded: nothing more to write. Else the process ends. */
  private void leave(Run run, ActiveRuns.Hold held, Exception why) {
    Thread.interrupted(); // the database is still to be written
    var id = run.job().id();
    if (held.isStopped() || why instanceof Superseded) {
      log.info("{} left by run {}: {}", id, run.job().run(), why.getMessage());
      return;
    }
    jobs.change(
        id,
        job ->
            Optional.of(job)
                .filter(j -> j.isHeldBy(run.job().run()))
                .map(j -> Change.told(j.handOver(clock.instant()), EventKind.JOB_QUEUED)));
    log.info("{} handed over", id);
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
