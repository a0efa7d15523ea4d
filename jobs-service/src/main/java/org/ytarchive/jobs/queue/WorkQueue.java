package org.ytarchive.jobs.queue;

import java.util.Arrays;
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

  static WorkQueue ofTask(String task) {
    return Arrays.stream(values())
        .filter(queue -> queue.task.equals(task))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no queue of " + task));
  }

  String task() {
    return task;
  }

  String table() {
    return table;
  }
}
