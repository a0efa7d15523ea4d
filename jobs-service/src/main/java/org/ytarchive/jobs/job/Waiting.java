package org.ytarchive.jobs.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ytarchive.jobs.egress.EgressState;

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
  static Optional<Waiting> of(Job job, EgressState way, Instant now) {
    return job.status() == JobStatus.QUEUED ? Optional.of(queued(job, way, now)) : Optional.empty();
  }

  private static Waiting queued(Job job, EgressState way, Instant now) {
    var due = Optional.ofNullable(job.nextAttemptAt()).filter(now::isBefore);
    if (way.isBlocked() && job.goesOut() && (job.wasRefused() || !outlasts(due, way))) {
      return blocked(way, now);
    }
    if (due.isEmpty()) {
      return new Waiting(Reason.TURN, Optional.empty(), "waits for a free worker");
    }
    return job.error() == null
        ? new Waiting(Reason.NOT_BEFORE, due, "is not to start before that time")
        : new Waiting(Reason.RETRY, due, "is tried again then: " + job.error().message());
  }

  private static boolean outlasts(Optional<Instant> due, EgressState way) {
    return due.filter(way.opensAt()::isBefore).isPresent();
  }

  private static Waiting blocked(EgressState way, Instant now) {
    var who = way.egress().title();
    var why = way.reason() == null ? "" : " (" + way.reason().message() + ")";
    if (way.isProbed(now)) {
      return new Waiting(
          Reason.BLOCK,
          Optional.empty(),
          "%s refuses us%s: %s tries just now whether it answers again"
              .formatted(who, why, way.probe()));
    }
    return new Waiting(
        Reason.BLOCK,
        Optional.of(way.opensAt()),
        ("%s refuses us%s: everything towards it pauses until %s; then one job tries, and when it"
                + " gets through the others follow")
            .formatted(who, why, way.opensAt()));
  }
}
