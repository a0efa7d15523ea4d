package org.ytarchive.download.queue;

import java.util.Locale;

/** What kinds of work there are; each has a queue of its own and workers of its own. */
public enum WorkKind {
  DOWNLOAD("download.queue"),
  CAPTURE("download.capture_queue"),
  PROCESSING("download.processing_queue");

  private final String table;

  WorkKind(String table) {
    this.table = table;
  }

  /** Where its queue is kept. */
  public String table() {
    return table;
  }

  /** What threads, tasks and notices call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
