package org.ytarchive.jobs.job;

import java.util.Locale;

/** The facts about a job that listeners may hear. */
public enum EventKind {
  JOB_QUEUED,
  JOB_STARTED,
  JOB_PHASE,
  JOB_RETRYING,
  JOB_COMPLETED,
  JOB_FAILED,
  JOB_CANCELLED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static EventKind of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
