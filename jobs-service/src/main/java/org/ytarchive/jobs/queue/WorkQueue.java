package org.ytarchive.jobs.queue;

import org.ytarchive.jobs.job.JobKind;

/** The queues jobs wait in, a table each, so that no kind waits for the workers of another. */
enum WorkQueue {
  JOBS("job", "job_queue"),
  LISTS("list", "list_queue"),
  CAPTURES("capture", "capture_queue"),
  PROCESSINGS("processing", "processing_queue");

  private final String task;
  private final String table;

  WorkQueue(String task, String table) {
    this.task = task;
    this.table = table;
  }

  static WorkQueue of(JobKind kind) {
    return switch (kind) {
      case DOWNLOAD -> JOBS;
      case PLAYLIST, CHANNEL -> LISTS;
      case CAPTURE -> CAPTURES;
      case PROCESSING -> PROCESSINGS;
    };
  }

  String task() {
    return task;
  }

  String table() {
    return table;
  }
}
