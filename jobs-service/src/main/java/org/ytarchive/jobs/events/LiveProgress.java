package org.ytarchive.jobs.events;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.jobs.JobEventView;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/**
 * How far a running job is; the latest word, no history.
 *
 * @param videoId null for a playlist or channel
 */
public record LiveProgress(
    JobId job,
    @Nullable String videoId,
    JobStatus status,
    Phase phase,
    Progress progress,
    Instant at) {
  private static final String EVENT = "download_progress";

  /** Whether a listener who heard of one need not hear of the other. */
  boolean saysTheSameAs(LiveProgress other) {
    return status == other.status && phase == other.phase && progress.equals(other.progress);
  }

  /** The documented event. */
  JobEventView view() {
    return new JobEventView(
        EVENT,
        null,
        null,
        job.toString(),
        videoId,
        status.wireName(),
        phase.wireName(),
        progress.percent(),
        progress.downloadedBytes(),
        progress.totalBytes(),
        progress.speed(),
        progress.eta(),
        null,
        at);
  }
}
