package org.ytarchive.jobs.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a queued job has not started.
 *
 * @param until when that should be over; empty when nobody knows
 * @param message a plain sentence
 */
public record Waiting(Reason reason, Optional<Instant> until, String message) {

  /** The kinds of reason. */
  public enum Reason {
    /** The caller named a time. */
    NOT_BEFORE,
    /** An attempt failed, and the next is due later. */
    RETRY,
    /** The other side refuses us; everything towards it pauses. */
    BLOCK,
    /** All workers have something to do. */
    TURN;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Empty when the job is not queued. */
  static Optional<Waiting> of(Job job, Instant now) {
    return job.status() == JobStatus.QUEUED ? Optional.of(queued(job, now)) : Optional.empty();
  }

  private static Waiting queued(Job job, Instant now) {
    var due = Optional.ofNullable(job.nextAttemptAt()).filter(now::isBefore);
    if (due.isEmpty()) {
      return new Waiting(Reason.TURN, Optional.empty(), "waits for a free worker");
    }
    return job.error() == null
        ? new Waiting(Reason.NOT_BEFORE, due, "is not to start before that time")
        : new Waiting(Reason.RETRY, due, "is tried again then: " + job.error().message());
  }
}
