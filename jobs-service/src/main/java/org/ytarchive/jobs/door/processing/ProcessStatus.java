package org.ytarchive.jobs.door.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import org.ytarchive.jobs.job.Job;

/**
 * How far one of a file's two processes is ({@code distributed-video-processing.md}, "Get Video
 * Enhancement Status").
 *
 * @param progress 0..100
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ProcessStatus(String status, int progress, @Nullable String error, Instant lastUpdated) {

  static ProcessStatus of(Job job) {
    return new ProcessStatus(
        ProcessingWords.of(job.status()),
        job.progress().percent(),
        ProcessingWords.error(job.status(), job.error()),
        job.updatedAt());
  }
}
