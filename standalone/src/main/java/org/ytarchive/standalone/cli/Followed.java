package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.util.Set;
import org.ytarchive.client.model.JobChildren;
import org.ytarchive.client.model.JobError;
import org.ytarchive.client.model.JobEventView;
import org.ytarchive.client.model.JobView;

/**
 * What is known just now of a job that is being followed.
 *
 * @param title its video's, or what the caller wrote while that is unknown
 * @param blocked why it does not start, when YouTube refuses us; null otherwise
 * @param result the whole job, once it has ended
 * @param children how a playlist's or channel's videos are; null for a video
 */
record Followed(
    String jobId,
    String title,
    String status,
    String phase,
    int progress,
    int attempt,
    @Nullable String speed,
    @Nullable String eta,
    @Nullable JobError error,
    @Nullable String blocked,
    @Nullable JobView result,
    @Nullable JobChildren children) {
  private static final String BLOCK = "block";
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

  static Followed queued(String jobId, String title) {
    return new Followed(jobId, title, "queued", "queued", 0, 0, null, null, null, null, null, null);
  }

  static boolean isEnd(String status) {
    return ENDED.contains(status);
  }

  boolean ended() {
    return result != null;
  }

  boolean failed() {
    return !status.equals("completed");
  }

  /** An event is quicker than asking; the end itself is asked for, since events carry no file. */
  Followed hear(JobEventView event) {
    if (ended() || isEnd(event.getStatus()) || children != null) { // of those it says too little
      return this;
    }
    return new Followed(
        jobId,
        title,
        event.getStatus(),
        event.getPhase(),
        event.getProgress(),
        attempt,
        event.getSpeed(),
        event.getEta(),
        event.getError(),
        event.getStatus().equals(status) ? blocked : null,
        null,
        children);
  }

  Followed see(JobView job) {
    return new Followed(
        jobId,
        titleOf(job),
        job.getStatus(),
        job.getPhase(),
        job.getProgress(),
        job.getAttempt(),
        job.getSpeed(),
        job.getEta(),
        job.getError(),
        BLOCK.equals(job.getWaitingFor()) ? job.getWaitingReason() : null,
        isEnd(job.getStatus()) ? job : null,
        job.getChildren());
  }

  private String titleOf(JobView job) {
    var metadata = job.getMetadata();
    var known = metadata == null ? null : metadata.get("title");
    return known instanceof String text && !text.isBlank() ? text : title;
  }
}
