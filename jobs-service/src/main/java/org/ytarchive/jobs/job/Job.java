package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/**
 * One request to archive a video, or all of a playlist or channel, to capture a camera or to
 * process a file, as the jobs table holds it. Where it may go from here is in {@link JobMoves}.
 *
 * @param wanted what is to be archived: a video, a parent's playlist or channel, a capture's or a
 *     processing's subject
 * @param attempt the attempt that runs or ran last, 0 before the first; Download fences by it
 * @param nextAttempt the attempt a worker starts next; equal to {@code attempt} while that one is
 *     still open, so that a lost worker's successor goes on with it
 * @param run rises with every worker that takes the job; fences the one before
 * @param failures failed attempts since the job was made or last asked to be retried
 * @param events how many events the job has; the last one's number
 * @param nextAttemptAt when a retry is due
 * @param downloadId what Download calls the work of this attempt, or of the one that brought the
 *     file
 * @param file the verified file, once there is one; later attempts only record it
 * @param error the last failure, kept while a retry waits
 * @param parentId the job it was made for
 * @param position its place there, from 1
 * @param asked whether somebody asked for this child by itself, besides its parent
 * @param tally how far a parent's entries are; null before they are listed, and for a video
 */
public record Job(
    JobId id,
    Wanted wanted,
    JobOptions options,
    JobStatus status,
    Phase phase,
    Progress progress,
    int attempt,
    int nextAttempt,
    long run,
    int failures,
    long events,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable String downloadId,
    @Nullable Map<String, Object> metadata,
    @Nullable DownloadedFile file,
    @Nullable Failure error,
    @Nullable String workPlanId,
    @Nullable JobId parentId,
    @Nullable Integer position,
    boolean asked,
    @Nullable Tally tally)
    implements JobMoves {

  /** A new job at the end of the queue. */
  public static Job ordered(JobId id, VideoId videoId, JobOptions options, Instant now) {
    return ordered(id, new Wanted.Video(videoId), options, now);
  }

  /** A new job at the end of the queue. */
  public static Job ordered(JobId id, Wanted wanted, JobOptions options, Instant now) {
    return new JobEdit(id, wanted, options, now).nextAttemptAt(options.notBefore()).job();
  }

  /** A new job of a kind that a door orders, at the end of its queue. */
  static Job ordered(NewWork work, Instant now) {
    return new JobEdit(work.id(), work.wanted(), work.options(), now)
        .metadata(work.metadata().isEmpty() ? null : work.metadata())
        .job();
  }

  /** A new job for an entry of this parent, with the parent's options. */
  public Job child(VideoId video, int place, Instant now) {
    return new JobEdit(JobId.random(), new Wanted.Video(video), options, now)
        .parentId(id)
        .position(place)
        .job();
  }

  public JobKind kind() {
    return JobKind.of(wanted);
  }

  /** Whether its work is that of its children. */
  public boolean isParent() {
    return kind().isParent();
  }

  /** The video of a job that downloads; a parent has none and throws. */
  public VideoId videoId() {
    return video().orElseThrow(() -> new IllegalStateException(id + " is no single video"));
  }

  public Optional<VideoId> video() {
    return wanted instanceof Wanted.Video(var video) ? Optional.of(video) : Optional.empty();
  }

  /**
   * What the job's result is known by, {@code video_id} on the wire: the video, or the subject of a
   * capture or processing; empty for a parent.
   */
  public Optional<String> subject() {
    return isParent() ? Optional.empty() : Optional.of(wanted.toString());
  }

  /** Two jobs with the same words here come to the same files. */
  public String wish() {
    return new Likeness(this).wish();
  }

  /** Jobs with the same words here come to the same files, whoever they are; of videos alone. */
  public Optional<String> share() {
    return new Likeness(this).share();
  }

  /** Whether it has begun, or is to begin by then. */
  public boolean beginsBy(Instant due) {
    boolean waits = status == JobStatus.QUEUED && attempt == 0;
    return !waits || nextAttemptAt == null || !nextAttemptAt.isAfter(due);
  }

  /** When it may begin, before its first attempt. */
  public Instant due() {
    return nextAttemptAt == null ? createdAt : nextAttemptAt;
  }

  /** Whether the file of another job will do, instead of a download. */
  public boolean takesOthers() {
    return kind() == JobKind.DOWNLOAD && !options.force() && file == null;
  }

  /** Whether this worker's word still counts. */
  public boolean isHeldBy(long worker) {
    return status == JobStatus.DOWNLOADING && run == worker;
  }

  /** Whether this is what the queue's entry for {@code wanted} asks to be worked on. */
  public boolean awaits(int wanted) {
    return !status.isFinal() && nextAttempt == wanted;
  }

  /** Whether the next step leads out to YouTube. */
  public boolean goesOut() {
    if (!kind().goesToYouTube()) {
      return false;
    }
    boolean atDownload =
        downloadId != null && nextAttempt == attempt; // whoever works on it, or not
    return file == null && !atDownload;
  }

  /**
   * Whether it ended and left nothing to go on with: cancelled, or failed in a way that its file
   * would not mend. One that failed because somebody was away keeps what it has for a retry.
   */
  public boolean hasComeToNothing() {
    return switch (status) {
      case CANCELLED -> true;
      case FAILED -> error == null || error.failureClass() != FailureClass.LATER;
      case QUEUED, DOWNLOADING, COMPLETED -> false;
    };
  }

  /** Whether the last attempt was refused by the host. */
  public boolean wasRefused() {
    return error != null && error.failureClass() == FailureClass.BLOCKED;
  }
}
