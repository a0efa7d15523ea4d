package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.processing.ProcessKind;

/**
 * A video that was uploaded whole, and the two jobs that process it.
 *
 * @param clientId who listens for it; null: nobody was named
 */
public record ProcessedUpload(
    FileId id, @Nullable String clientId, JobId enhancement, JobId extraction, Instant uploadedAt) {

  JobId job(ProcessKind process) {
    return switch (process) {
      case ENHANCEMENT -> enhancement;
      case EXTRACTION -> extraction;
    };
  }

  /** What a job makes of it; empty for a job of others. */
  Optional<ProcessKind> process(JobId job) {
    if (job.equals(enhancement)) {
      return Optional.of(ProcessKind.ENHANCEMENT);
    }
    return job.equals(extraction) ? Optional.of(ProcessKind.EXTRACTION) : Optional.empty();
  }

  boolean isOf(String client) {
    return client.equals(clientId);
  }
}
