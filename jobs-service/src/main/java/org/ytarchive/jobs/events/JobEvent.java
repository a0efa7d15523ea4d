package org.ytarchive.jobs.events;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.jobs.JobEventView;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobViews;
import org.ytarchive.jobs.job.Phase;

/**
 * A fact about a job, as it was written when it came to be.
 *
 * @param seq its number within the job, from 1
 * @param progress 0..100
 */
public record JobEvent(
    Position position,
    JobId job,
    long seq,
    EventKind kind,
    @Nullable String videoId,
    JobStatus status,
    Phase phase,
    int progress,
    long downloadedBytes,
    @Nullable Long totalBytes,
    @Nullable Failure error,
    Instant at) {

  JobEventView view() {
    return new JobEventView(
        kind.wireName(),
        position.id(),
        seq,
        job.toString(),
        videoId,
        status.wireName(),
        phase.wireName(),
        progress,
        downloadedBytes,
        totalBytes,
        null,
        null,
        JobViews.error(error),
        at);
  }
}
