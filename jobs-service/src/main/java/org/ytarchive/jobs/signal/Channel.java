package org.ytarchive.jobs.signal;

import java.util.Locale;

/** What PostgreSQL's notifications are about. A notification is a hint and carries an id only. */
public enum Channel {
  /** Something entered a queue, perhaps due later. */
  QUEUE,
  /** A job has a new event or new progress. */
  EVENTS,
  /** A job was cancelled. */
  CANCELLED,
  /** A way to a host was blocked, probed or freed. */
  EGRESS;

  public String wireName() {
    return "ytarchive_jobs_" + name().toLowerCase(Locale.ROOT);
  }
}
