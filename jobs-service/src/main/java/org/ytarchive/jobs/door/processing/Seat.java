package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ytarchive.jobs.events.Position;

/**
 * A listener's place in what its client is told.
 *
 * @param heard where the last event stands that surely arrived
 * @param open its connection was not seen to end
 * @param covered it is gone, and one that came while it seemed to be there has probably replaced it
 * @param answeredAt its last sign of life: when it came, or its last pong
 * @param seenAt the same, or when its connection was seen to end
 * @param besideAt when it came; null once it is settled whom it replaced, if anybody
 */
public record Seat(
    UUID id,
    Position heard,
    boolean open,
    boolean covered,
    Instant answeredAt,
    Instant seenAt,
    @Nullable Instant besideAt) {
  /** Three pings. */
  private static final Duration ALIVE = Duration.ofSeconds(45);

  /** Whether it seems to be there; it may be dead all the same. */
  boolean isAlive(Instant now) {
    return open && seenAt.plus(ALIVE).isAfter(now);
  }

  /** Whether it was heard of since then. */
  boolean hasAnsweredSince(Instant then) {
    return !answeredAt.isBefore(then);
  }
}
