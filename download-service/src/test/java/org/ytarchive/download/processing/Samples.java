package org.ytarchive.download.processing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.processing.ProcessKind;

/** Processings and what belongs to them, for tests. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  private Samples() {}

  public static Processing queued(String jobId, int attempt, String fileId) {
    return queued(jobId, attempt, fileId, ProcessKind.ENHANCEMENT);
  }

  public static Processing queued(String jobId, int attempt, String fileId, ProcessKind kind) {
    var adjustment =
        kind == ProcessKind.ENHANCEMENT
            ? Optional.of(Adjustment.of(null))
            : Optional.<Adjustment>empty();
    return Processing.queued(
        ProcessingId.random(),
        new ProcessingRequest(
            jobId, attempt, kind, fileId, "/downloads/uploads/a.mp4", "ä\"b.mp4", adjustment),
        NOON);
  }

  public static DownloadedFile file() {
    return new DownloadedFile(
        "/downloads/processed_videos/enhanced_f.mp4",
        7,
        "a".repeat(64),
        4.5,
        320,
        240,
        "mp4",
        "h264",
        "aac");
  }

  public static Failure failure() {
    return new Failure("NOT_A_VIDEO", "no video", FailureClass.NEVER, Map.of("exit_code", 1));
  }
}
