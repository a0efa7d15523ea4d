package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.contracts.jobs.JobView;

/** Jobs as the service would show them. */
final class Jobs {
  static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  private Jobs() {}

  static JobView downloading(String id, int progress) {
    return job(id, "downloading", "download", progress, null);
  }

  static JobView completed(String id) {
    return job(id, "completed", "done", 100, null);
  }

  static JobView failed(String id, String code, String message) {
    var error = new JobView.JobError(code, message, "never", Map.of());
    return job(id, "failed", "download", 2, error);
  }

  /** A playlist of four, of which two are archived. */
  static JobView playlist(String id, String status) {
    var lost =
        new JobView.FailedEntry(
            3,
            "privateVid0",
            "[Private video]",
            null,
            "private",
            "VIDEO_NOT_FOUND",
            "it is private");
    return job(
        id,
        status,
        "download",
        50,
        null,
        new JobView.Children(4, 0, 1, 2, 0, 0, 1),
        new JobView.Details(List.of(lost)));
  }

  private static JobView job(
      String id, String status, String phase, int progress, @Nullable JobView.JobError error) {
    return job(id, status, phase, progress, error, null, null);
  }

  private static JobView job(
      String id,
      String status,
      String phase,
      int progress,
      @Nullable JobView.JobError error,
      @Nullable JobView.Children children,
      @Nullable JobView.Details details) {
    boolean done = status.equals("completed");
    return new JobView(
        id,
        "download",
        "dQw4w9WgXcQ",
        status,
        phase,
        progress,
        "best",
        false,
        1,
        5,
        NOON,
        NOON,
        NOON,
        done ? NOON : null,
        null,
        null,
        done ? 5_123_456 : 0,
        5_123_456L,
        done ? null : "1.2MiB/s",
        done ? null : "00:03",
        Map.of("title", "A title"),
        done ? "/downloads/a.mp4" : null,
        done ? 5_123_456L : null,
        done ? "ab12" : null,
        done ? 75.0 : null,
        error,
        null,
        List.of(),
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        children,
        details);
  }
}
