package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.UUID;
import org.ytarchive.jobs.events.Position;

/** Where listeners' seats are kept. Backends pass {@code SeatStoreContract}. */
public interface SeatStore {

  /** Seats a listener as {@link Seating} says, and tells behind which event it begins. */
  Position take(String client, UUID seat, Instant now);

  /** It has surely heard so far, and was there then; nothing is changed once it has left. */
  void hear(UUID seat, Position heard, Instant answered);

  /**
   * It has surely heard so far, and is gone.
   *
   * @param answered its last sign of life
   */
  void leave(UUID seat, Position heard, Instant answered, Instant now);

  /** Those of whom nothing was heard since then; who comes again hears all. */
  void forget(Instant before);
}
