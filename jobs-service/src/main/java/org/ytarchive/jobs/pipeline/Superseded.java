package org.ytarchive.jobs.pipeline;

import org.ytarchive.jobs.job.Job;

/** The job is no longer this worker's: cancelled, or taken by another. Its writes were refused. */
final class Superseded extends RuntimeException {
  Superseded(String message) {
    super(message);
  }

  /** Goes on only while {@code job} is this worker's. */
  static void unless(boolean isHeld, Job job) {
    if (!isHeld) {
      throw new Superseded(job.id() + " is no longer run " + job.run());
    }
  }
}
