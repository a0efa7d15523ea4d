package org.ytarchive.jobs.door.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.events.Position;
import org.ytarchive.jobs.events.Turns;

/** One listener's seat, kept up as messages arrive; seldom enough for the database. */
final class ListenersSeat {
  private static final Logger log = LoggerFactory.getLogger(ListenersSeat.class);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(14);

  private final SeatStore seats;
  private final Turns turns;
  private final UUID id;
  private final Arrivals arrivals;
  private final Clock clock;
  private final AtomicBoolean left = new AtomicBoolean();
  private volatile Instant answeredAt;
  private Position saved;
  private Instant savedAt;

  private ListenersSeat(
      SeatStore seats, Turns turns, UUID id, Position from, Instant now, Clock clock) {
    this.seats = seats;
    this.turns = turns;
    this.id = id;
    this.arrivals = new Arrivals(from);
    this.clock = clock;
    this.saved = from;
    this.savedAt = now;
    this.answeredAt = now;
  }

  static ListenersSeat take(SeatStore seats, Turns turns, String client, Clock clock) {
    var id = UUID.randomUUID();
    var now = clock.instant();
    var from = seats.take(client, id, now);
    return new ListenersSeat(seats, turns, id, from, now, clock);
  }

  Position heard() {
    return arrivals.heard();
  }

  byte[] mark(Position told) {
    return arrivals.mark(told);
  }

  void arrived(byte[] mark) {
    if (arrivals.arrived(mark)) {
      answeredAt = clock.instant();
    }
  }

  /** Whether there is something to be saved soon, or a pong to come. */
  boolean isAwaited() {
    return arrivals.isAwaited() || !arrivals.heard().equals(saved);
  }

  /** Writes how far it has heard, if that is due; a database that is away is asked again. */
  void save() {
    var now = clock.instant();
    var heard = arrivals.heard();
    boolean moved = !heard.equals(saved) && !now.isBefore(savedAt.plus(PACE));
    if (moved || (!now.isBefore(savedAt.plus(SIGN_OF_LIFE)) && answeredAt.isAfter(savedAt))) {
      write(heard, now);
    }
  }

  private void write(Position heard, Instant now) {
    try {
      inTurn(() -> seats.hear(id, heard, answeredAt));
      saved = heard;
      savedAt = now;
    } catch (RuntimeException e) {
      log.debug("a listener's seat is not written just now: {}", e.toString());
    }
  }

  /** Once, and never on the caller's thread: that may be a connection's. */
  void leave() {
    if (left.compareAndSet(false, true)) {
      var leftAt = clock.instant();
      Thread.ofVirtual().name("listener-leaves").start(() -> writeLeave(leftAt));
    }
  }

  private void writeLeave(Instant leftAt) {
    try {
      inTurn(() -> seats.leave(id, arrivals.heard(), answeredAt, leftAt));
    } catch (RuntimeException e) {
      log.debug("a listener's seat stays as if it were there: {}", e.toString());
    }
  }

  private void inTurn(Runnable write) {
    turns.inTurn(
        () -> {
          write.run();
          return id;
        });
  }
}
