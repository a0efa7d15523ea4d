package org.ytarchive.jobs.door.collector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import org.ytarchive.jobs.job.JobStatus;

/**
 * How a job is, as {@code GET /job_status} and {@code job_update} say it. Only what there is to say
 * is written, as the document prints it.
 *
 * @param jobId the client's name for the job; absent in {@code GET /job_status}
 * @param videoUrl present once it is completed
 * @param error present when it failed
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobUpdate(
    @Nullable String jobId, String status, @Nullable String videoUrl, @Nullable String error) {

  /**
   * @param why what went wrong, where something did
   */
  static JobUpdate of(String name, JobStatus status, @Nullable String why) {
    var url = status == JobStatus.COMPLETED ? CollectorWords.videoUrl(name) : null;
    return new JobUpdate(
        name, CollectorWords.of(status), url, status == JobStatus.FAILED ? why : null);
  }

  /** Without the name, for who knows it. */
  JobUpdate unnamed() {
    return new JobUpdate(null, status, videoUrl, error);
  }
}
