package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.client.model.JobChildren;
import org.ytarchive.client.model.JobDetails;
import org.ytarchive.client.model.JobError;
import org.ytarchive.client.model.JobFailedEntry;
import org.ytarchive.client.model.JobView;

/** Jobs as the service would show them. */
final class Jobs {
  static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  private Jobs() {}

  static JobView downloading(String id, int progress) {
    return job(id, "downloading", "download", progress, null);
  }

  static JobView blocked(String id, String why) {
    return job(id, "queued", "queued", 0, null).waitingFor("block").waitingReason(why);
  }

  static JobView completed(String id) {
    return job(id, "completed", "done", 100, null);
  }

  static JobView failed(String id, String code, String message) {
    var error = new JobError().code(code).message(message).failureClass("never").details(Map.of());
    return job(id, "failed", "download", 2, error);
  }

  /** A playlist of four, of which two are archived. */
  static JobView playlist(String id, String status) {
    var lost =
        new JobFailedEntry()
            .position(3)
            .videoId("privateVid0")
            .title("[Private video]")
            .reason("private")
            .code("VIDEO_NOT_FOUND")
            .message("it is private");
    return job(id, status, "download", 50, null)
        .children(
            new JobChildren()
                .total(4L)
                .queued(0L)
                .downloading(1L)
                .completed(2L)
                .failed(0L)
                .cancelled(0L)
                .unavailable(1L))
        .details(new JobDetails().failed(List.of(lost)));
  }

  private static JobView job(
      String id, String status, String phase, int progress, @Nullable JobError error) {
    var job =
        new JobView()
            .jobId(id)
            .kind("download")
            .videoId("dQw4w9WgXcQ")
            .status(status)
            .phase(phase)
            .progress(progress)
            .quality("best")
            .audio(false)
            .attempt(1)
            .maxAttempts(5)
            .createdAt(NOON)
            .updatedAt(NOON)
            .startedAt(NOON)
            .totalBytes(5_123_456L)
            .metadata(Map.of("title", "A title"))
            .error(error)
            .subtitles(List.of())
            .priority(0);
    return status.equals("completed") ? archived(job) : underWay(job);
  }

  private static JobView underWay(JobView job) {
    return job.downloadedBytes(0L).speed("1.2MiB/s").eta("00:03");
  }

  private static JobView archived(JobView job) {
    return job.downloadedBytes(5_123_456L)
        .finishedAt(NOON)
        .downloadPath("/downloads/a.mp4")
        .fileSize(5_123_456L)
        .sha256("ab12")
        .duration(75.0);
  }
}
