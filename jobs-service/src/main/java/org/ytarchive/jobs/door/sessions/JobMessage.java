package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import org.ytarchive.jobs.job.Job;

/**
 * How a job is, as {@code /ws} tells it: the fields of {@link JobInfo} without the credential.
 *
 * @param type {@code job_update}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record JobMessage(
    String type,
    String jobUuid,
    String jobUrl,
    String mediaType,
    String status,
    Instant createdAt,
    @Nullable Double progressPercent,
    @Nullable String errorMessage,
    @Nullable String outputPath,
    @Nullable Long fileSizeBytes) {

  static JobMessage of(Place place, SessionJob asked, Job job) {
    var info = JobInfo.of("", place, asked, job);
    return new JobMessage(
        "job_update",
        info.jobUuid(),
        info.jobUrl(),
        info.mediaType(),
        info.status(),
        info.createdAt(),
        info.progressPercent(),
        info.errorMessage(),
        info.outputPath(),
        info.fileSizeBytes());
  }
}
