package org.ytarchive.jobs.door.camera;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.ytarchive.common.JobId;

/** The documented answer to {@code POST /collect}. */
@Serdeable(naming = SnakeCaseStrategy.class)
record Collected(String jobId, String message) {

  static Collected of(JobId job) {
    return new Collected(job.value().toString(), CameraWords.collecting(job));
  }
}
