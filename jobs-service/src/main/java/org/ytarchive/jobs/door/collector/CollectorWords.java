package org.ytarchive.jobs.door.collector;

import org.ytarchive.jobs.job.JobStatus;

/** The words of {@code youtube-video-collector.md} for a job's states. */
final class CollectorWords {
  /** Said once, in the answer to the start. */
  static final String STARTED = "started";

  private CollectorWords() {}

  static String of(JobStatus status) {
    return switch (status) {
      case QUEUED, DOWNLOADING -> "in_progress";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  static String videoUrl(String name) {
    return "/videos/" + name + ".mp4";
  }
}
