package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.job.JobStatus;

/** This door's words for what the house says otherwise. */
final class ProcessingWords {
  static final String UPLOADED = "Video uploaded successfully";
  private static final String CANCELLED = "Processing was cancelled";

  private ProcessingWords() {}

  static String of(JobStatus status) {
    return switch (status) {
      case QUEUED -> "pending";
      case DOWNLOADING -> "processing";
      case COMPLETED -> "completed";
      case FAILED, CANCELLED -> "failed";
    };
  }

  static String of(ProcessKind process) {
    return switch (process) {
      case ENHANCEMENT -> "video_enhancement";
      case EXTRACTION -> "metadata_extraction";
    };
  }

  /** Why it failed; null for what did not, even if an attempt before this one did. */
  @Nullable
  static String error(JobStatus status, @Nullable Failure failure) {
    return switch (status) {
      case QUEUED, DOWNLOADING, COMPLETED -> null;
      case CANCELLED -> CANCELLED;
      case FAILED -> failure == null ? "Processing failed" : failure.message();
    };
  }
}
