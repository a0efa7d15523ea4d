package org.ytarchive.jobs.door.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.job.JobStatus;

/** What a client hears ({@code distributed-video-processing.md}, "Messages Received"). */
sealed interface ClientMessage {

  /** The first one on every connection. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Connection(String type, String status, String clientId) implements ClientMessage {
    static Connection of(String clientId) {
      return new Connection("connection", "connected", clientId);
    }
  }

  /** Once for each file. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Uploaded(String type, String fileId, String status, String message, Instant timestamp)
      implements ClientMessage {
    static Uploaded of(FileId id, Instant at) {
      return new Uploaded("upload_status", id.toString(), "uploaded", ProcessingWords.UPLOADED, at);
    }
  }

  /**
   * Whenever one of a file's two processes goes on.
   *
   * @param progress 0..100
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Update(
      String type,
      String fileId,
      String processType,
      String status,
      int progress,
      @Nullable String error,
      Instant timestamp)
      implements ClientMessage {
    static Update of(
        FileId id,
        ProcessKind process,
        JobStatus status,
        int progress,
        @Nullable String error,
        Instant at) {
      return new Update(
          "status_update",
          id.toString(),
          ProcessingWords.of(process),
          ProcessingWords.of(status),
          progress,
          error,
          at);
    }
  }
}
