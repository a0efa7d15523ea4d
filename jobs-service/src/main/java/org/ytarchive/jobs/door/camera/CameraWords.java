package org.ytarchive.jobs.door.camera;

import jakarta.annotation.Nullable;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.job.Phase;

/** The camera collector's sentences, word for word. */
final class CameraWords {
  static final int STEPS = 5;

  private CameraWords() {}

  /** In the answer to {@code POST /collect}: without the colon of the line. */
  static String collecting(JobId job) {
    return "Collection started with Job ID " + job.value();
  }

  static String started(JobId job) {
    return "Collection started with Job ID: " + job.value();
  }

  static String step(int number) {
    return "Progress: Step " + number + "/" + STEPS;
  }

  static String completed(JobId job) {
    return "Collection completed for Job ID: " + job.value();
  }

  static String failed(JobId job, @Nullable Failure why) {
    return error(job, why == null ? "it failed" : why.message());
  }

  static String cancelled(JobId job) {
    return error(job, "the collection was cancelled");
  }

  /** On one line, whatever a tool said. */
  private static String error(JobId job, String message) {
    var line = message.replaceAll("\\s+", " ").strip();
    return "Error with Job ID " + job.value() + ": " + line;
  }

  /** The step that a phase is, from 1: connect, record, finalise, verify, store; 0 before them. */
  static int stepOf(Phase phase) {
    return switch (phase) {
      case CONNECT -> 1;
      case RECORD -> 2;
      case FINALISE -> 3;
      case VERIFY -> 4;
      case STORE, DONE -> STEPS;
      case QUEUED, METADATA, DOWNLOAD, PROCESS, MERGE -> 0;
    };
  }
}
