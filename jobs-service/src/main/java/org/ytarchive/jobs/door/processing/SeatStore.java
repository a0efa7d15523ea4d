package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.UUID;
import org.ytarchive.jobs.events.Position;

/** Where listeners' seats are kept. Backends pass {@code SeatStoreContract}. */
public interface SeatStore {

  /** Seats a listener as {@link Seating} says, and tells behind which event it begins. */
  Position take(String client, UUID seat, Instant now);

  /** It has surely heard so far, and is there. */
  void hear(UUID seat, Position heard, Instant now);

  /** It has surely heard so far, and is gone. */
  void leave(UUID seat, Position heard, Instant now);
}
