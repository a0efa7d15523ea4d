package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.UUID;
import org.ytarchive.jobs.events.Position;

/**
 * A listener's place in what its client is told.
 *
 * @param heard where the last event stands that surely arrived
 * @param open its connection was not seen to end
 * @param covered another listener has taken over from its place, and it was not heard of since
 * @param seenAt when it was last heard of
 */
public record Seat(UUID id, Position heard, boolean open, boolean covered, Instant seenAt) {}
