package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;

/**
 * A job as its document prints it ("Create Download Job").
 *
 * @param progressPercent null while it is pending
 * @param errorMessage the last error; also while a retry waits
 * @param outputPath virtual, in the session's folder; null until there is a file
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record JobInfo(
    String jobUuid,
    String sessionUuid,
    String jobUrl,
    String mediaType,
    String status,
    Instant createdAt,
    @Nullable Double progressPercent,
    @Nullable String errorMessage,
    @Nullable String outputPath,
    @Nullable Long fileSizeBytes) {

  static JobInfo of(String session, Place place, SessionJob asked, Job job) {
    var file = Optional.ofNullable(job.file()).filter(f -> job.status() == JobStatus.COMPLETED);
    return new JobInfo(
        job.id().value().toString(),
        session,
        asked.url(),
        asked.media().wireName(),
        SessionWords.status(job.status()),
        asked.createdAt(),
        job.status() == JobStatus.QUEUED ? null : (double) job.progress().percent(),
        job.error() == null ? null : job.error().message(),
        file.map(f -> place.file(asked, f)).orElse(null),
        file.map(DownloadedFile::size).orElse(null));
  }
}
