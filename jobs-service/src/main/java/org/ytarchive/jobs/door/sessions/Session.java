package org.ytarchive.jobs.door.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An anonymous caller of the sessions door.
 *
 * @param handle what others may know it by; it opens nothing
 * @param isClosed whether it was found expired before; it does not come to life again
 * @param tally its jobs
 */
public record Session(
    UUID handle, Instant createdAt, Instant lastActivity, boolean isClosed, Tally tally) {

  /**
   * How its jobs are.
   *
   * @param total those that were cancelled included
   * @param active pending or processing
   * @param bytes of the files in its folder
   */
  public record Tally(int total, int active, int completed, int failed, int cancelled, long bytes) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);
  }

  boolean isExpired(Duration ttl, Instant now) {
    return isClosed || !lastActivity.plus(ttl).isAfter(now);
  }

  /** The same with a later activity. */
  Session at(Instant activity) {
    return new Session(handle, createdAt, activity, isClosed, tally);
  }
}
