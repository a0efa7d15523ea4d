package org.ytarchive.jobs.job;

import java.time.Instant;
import java.util.Map;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;

/**
 * Where a job goes: through its lifecycle, and what is noted on the way. Each move is pure and
 * gives another job; {@link JobStore#change} writes it.
 */
sealed interface JobMoves permits Job {

  /** A worker begins the next attempt, or goes on with the one whose worker was lost. */
  default Job claim(Instant now) {
    var job = self();
    var edit = job.status() == JobStatus.DOWNLOADING ? edit(now) : edit(JobStatus.DOWNLOADING, now);
    if (job.nextAttempt() != job.attempt()) {
      edit.phase(job.kind().firstPhase()).progress(Progress.NONE).startedAt(now);
      edit.downloadId(
          job.file() == null ? null : job.downloadId()); // it still knows what came along
    }
    return edit.attempt(job.nextAttempt()).run(job.run() + 1).nextAttemptAt(null).job();
  }

  default Job complete(Instant now) {
    return edit(JobStatus.COMPLETED, now)
        .phase(Phase.DONE)
        .progress(self().progress().atLeast(Phase.DONE.floor()))
        .error(null)
        .closed(now)
        .job();
  }

  /** The attempt failed, and there will be another at {@code due}. */
  default Job retryAt(Instant due, Failure why, Instant now) {
    return again(due, why, now).job();
  }

  /**
   * The host refused us, and the next attempt waits until {@code due}.
   *
   * @param counts whether this uses up one of the attempts
   */
  default Job refusedUntil(Instant due, Failure why, boolean counts, Instant now) {
    return again(due, why, now).failures(self().failures() + (counts ? 1 : 0)).job();
  }

  private JobEdit again(Instant due, Failure why, Instant now) {
    return edit(JobStatus.QUEUED, now)
        .phase(Phase.QUEUED)
        .progress(Progress.NONE)
        .failures(self().failures() + 1)
        .error(why)
        .nextAttempt(self().attempt() + 1)
        .nextAttemptAt(due);
  }

  /** The worker must go; another one goes on with the same attempt. */
  default Job handOver(Instant now) {
    return handedOver(now).job();
  }

  /** Taken back before anything came of the attempt; it stands in the queue where it stood. */
  default Job postpone(Instant now) {
    return handedOver(now)
        .nextAttempt(self().attempt() + 1)
        .nextAttemptAt(self().createdAt())
        .job();
  }

  private JobEdit handedOver(Instant now) {
    return edit(JobStatus.QUEUED, now).progress(self().progress().atLeast(0));
  }

  /** The attempt failed, and there will be no other by itself. */
  default Job giveUp(Failure why, Instant now) {
    return edit(JobStatus.FAILED, now).failures(self().failures() + 1).error(why).closed(now).job();
  }

  default Job cancel(Instant now) {
    return edit(JobStatus.CANCELLED, now).closed(now).job();
  }

  /** Someone asked for a failed or cancelled job once more. */
  default Job retry(Instant now) {
    return edit(JobStatus.QUEUED, now)
        .phase(Phase.QUEUED)
        .progress(Progress.NONE)
        .failures(0)
        .finishedAt(null)
        .workPlanId(null)
        .job();
  }

  default Job enter(Phase to, Instant now) {
    return edit(now).phase(to).progress(self().progress().atLeast(to.floor())).job();
  }

  default Job reach(Progress newer) {
    return unseen().progress(self().progress().then(newer)).job();
  }

  /** How a parent that ends otherwise than completed leaves its progress. */
  default Job at(int percent) {
    return unseen().progress(new Progress(percent, 0, null, null, null)).job();
  }

  default Job know(Map<String, Object> found, Instant now) {
    return edit(now).metadata(found).job();
  }

  default Job downloadsAs(String download, Instant now) {
    return edit(now).downloadId(download).job();
  }

  default Job keep(DownloadedFile verified, Instant now) {
    return edit(now).file(verified).job();
  }

  default Job forgetFile(Instant now) {
    return edit(now).file(null).job();
  }

  /** With the file that a job like this one brought. */
  default Job take(Job other, Instant now) {
    var known = self().metadata();
    return brought(other, now).metadata(known == null ? other.metadata() : known).job();
  }

  /** What this one wants is there: the other brought it. */
  default Job withFileOf(Job other, Instant now) {
    return brought(other, now).metadata(other.metadata()).job();
  }

  private JobEdit brought(Job other, Instant now) {
    return edit(now).downloadId(other.downloadId()).file(other.file());
  }

  /** Somebody asks for this child by itself. */
  default Job ask(Instant now) {
    return edit(now).asked(true).job();
  }

  /** The entries of a parent are known, and what is said of the whole. */
  default Job listed(Map<String, Object> found, Tally entries, Instant now) {
    return edit(now).metadata(found).tally(entries).job();
  }

  default Job count(Tally entries, Instant now) {
    return edit(now).tally(entries).job();
  }

  default Job planned(String workPlan, Instant now) {
    return edit(now).workPlanId(workPlan).job();
  }

  /** The same with its events counted on by one. */
  default Job withNextEvent() {
    return unseen().events(self().events() + 1).job();
  }

  private Job self() {
    return switch (this) {
      case Job job -> job;
    };
  }

  /** A change that leaves the time of the last one as it was. */
  private JobEdit unseen() {
    return new JobEdit(self());
  }

  private JobEdit edit(Instant now) {
    return unseen().updatedAt(now);
  }

  /** Refuses a step the lifecycle does not draw. */
  private JobEdit edit(JobStatus to, Instant now) {
    var job = self();
    if (!job.status().next().contains(to)) {
      throw new IllegalStateException(job.id() + ": no way from " + job.status() + " to " + to);
    }
    return edit(now).status(to);
  }
}
