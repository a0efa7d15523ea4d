package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.egress.Pass;
import org.ytarchive.jobs.egress.Refusal;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Errand;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobStore;

/** What an attempt without success is followed by, for its job and for all that go the same way. */
@Singleton
class Aftermath {
  private static final Logger log = LoggerFactory.getLogger(Aftermath.class);

  private final JobStore jobs;
  private final Breaker breaker;
  private final Clock clock;

  Aftermath(JobStore jobs, Breaker breaker, Clock clock) {
    this.jobs = jobs;
    this.breaker = breaker;
    this.clock = clock;
  }

  void write(Run run, Failure failure, Pass pass) throws InterruptedException {
    run.end(ending(run.job(), failure, pass));
    log.warn(
        "{} attempt {} failed, now {}: {} {}",
        run.job().id(),
        run.job().attempt(),
        run.job().status().wireName(),
        failure.code(),
        failure.message());
  }

  static Failure bug(RuntimeException e) {
    return new Failure(
        ErrorCode.INTERNAL_ERROR.name(),
        "an error of ours; the log has it under this job's id",
        FailureClass.BUG,
        Map.of("exception", e.getClass().getSimpleName()));
  }

  /**
   * What the failure makes of its job, be it one that walks or a parent whose entries are read.
   *
   * @param pass with which it went out; learns from the failure what it says of the way
   */
  Function<Job, Change> ending(Job job, Failure failure, Pass pass) {
    if (failure.failureClass() == FailureClass.BLOCKED && job.kind().goesToYouTube()) {
      var refusal = breaker.refused(Egress.YOUTUBE, job.id(), failure);
      return now -> refused(now, failure, refusal);
    }
    if (job.isParent() ? isOfReading(failure) : job.downloadId() != null) {
      learn(failure, pass);
    }
    return now -> failed(now, failure);
  }

  /**
   * Whether YouTube was asked what a list holds: whatever the API cannot tell, yt-dlp is asked.
   * That there is no such list may be the API's word, and who is not there asked nobody.
   */
  private static boolean isOfReading(Failure failure) {
    return failure.failureClass() != FailureClass.NEVER
        && !failure.code().equals(ErrorCode.COORDINATION_ERROR.name());
  }

  /** That a video is gone or private is an answer, too. */
  private static void learn(Failure failure, Pass pass) {
    if (failure.failureClass() == FailureClass.NEVER) {
      pass.answered();
    } else {
      pass.unanswered();
    }
  }

  /**
   * Costs none of the job's attempts, but for one case: the way was found free by others since this
   * job was last refused, and now it is refused first again. Perhaps it alone is.
   */
  private Change refused(Job job, Failure failure, Refusal refusal) {
    boolean counts = refusal.fresh() && job.wasRefused();
    if (counts && job.failures() + 1 >= job.options().maxAttempts()) {
      return giveUp(job, failure, true);
    }
    var now = clock.instant();
    return Change.enqueued(
        job.refusedUntil(refusal.due(), failure, counts, now), EventKind.JOB_RETRYING);
  }

  /** Costs none of the attempts for a day: somebody will make room, and it goes on by itself. */
  private Change withoutRoom(Job job, Failure failure) {
    var now = clock.instant();
    var since = FullDisk.since(job.error(), now);
    var noted = FullDisk.noted(failure, since);
    return switch (RetryPolicy.whileFull(
        Duration.between(since, now), RandomGenerator.getDefault())) {
      case RetryPolicy.Decision.Retry(var pause) ->
          Change.enqueued(
              job.refusedUntil(now.plus(pause), noted, false, now), EventKind.JOB_RETRYING);
      case RetryPolicy.Decision.GiveUp(boolean plan) -> giveUp(job, noted, plan);
    };
  }

  private Change failed(Job job, Failure failure) {
    if (failure.failureClass() == FailureClass.DISK_FULL && job.kind() == JobKind.DOWNLOAD) {
      return withoutRoom(job, failure);
    }
    var now = clock.instant();
    return switch (RetryPolicy.decide(
        failure.failureClass(),
        job.failures() + 1,
        job.options().maxAttempts(),
        RandomGenerator.getDefault())) {
      case RetryPolicy.Decision.Retry(var pause) ->
          retrying(job, job.retryAt(due(job, now.plus(pause)), failure, now), failure);
      case RetryPolicy.Decision.GiveUp(boolean plan) -> giveUp(job, failure, plan);
    };
  }

  /**
   * Perhaps Download has what was asked of it, and nobody would ever ask for that attempt again.
   */
  private static Change retrying(Job job, Job waiting, Failure failure) {
    boolean lost = job.kind() == JobKind.DOWNLOAD && isUnanswered(job, failure);
    var errands = lost ? List.of(Errand.STOP_DOWNLOAD) : List.<Errand>of();
    return new Change(waiting, Optional.of(EventKind.JOB_RETRYING), true, errands);
  }

  private static boolean isUnanswered(Job job, Failure failure) {
    return DownloadStopper.isNoAnswer(failure) && DownloadStopper.mayBeUnknown(job);
  }

  /**
   * A parent is not tried while YouTube refuses us: that would only use its attempts up. The others
   * wait in a queue that lets none out meanwhile.
   */
  private Instant due(Job job, Instant earliest) {
    var until = breaker.state(Egress.YOUTUBE).until();
    return !job.isParent() || until == null || until.isBefore(earliest) ? earliest : until;
  }

  /** What the download left need not be kept for another attempt. */
  private Change giveUp(Job job, Failure failure, boolean plan) {
    var errands = new ArrayList<Errand>();
    if (plan && job.kind() == JobKind.DOWNLOAD) {
      errands.add(Errand.FILE_WORK_PLAN);
    }
    if (job.downloadId() != null || isUnanswered(job, failure)) {
      errands.add(Errand.STOP_DOWNLOAD);
    }
    return new Change(
        job.giveUp(failure, clock.instant()), Optional.of(EventKind.JOB_FAILED), false, errands);
  }

  /** Back to where it stood in the line: the way was blocked before anything came of it. */
  void postpone(Job mine) {
    end(mine, job -> postponed(job.postpone(clock.instant())));
    log.info("{} taken back: its way is blocked", mine.id());
  }

  private static Change postponed(Job job) {
    return new Change(job, Optional.of(EventKind.JOB_QUEUED), true, List.of(Errand.STOP_DOWNLOAD));
  }

  /** The process ends: another worker goes on with the same attempt. */
  void handOver(Job mine) {
    end(mine, job -> Change.told(job.handOver(clock.instant()), EventKind.JOB_QUEUED));
    log.info("{} handed over", mine.id());
  }

  private void end(Job mine, Function<Job, Change> ending) {
    jobs.change(mine.id(), job -> Optional.of(job).filter(j -> j.isHeldBy(mine.run())).map(ending));
  }
}
