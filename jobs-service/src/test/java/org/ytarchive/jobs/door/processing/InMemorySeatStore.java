package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ytarchive.jobs.events.Position;

/** Seats in memory. */
final class InMemorySeatStore implements SeatStore {
  private final Map<String, List<Seat>> clients = new HashMap<>();

  @Override
  public synchronized Position take(String client, UUID id, Instant now) {
    var seats = clients.computeIfAbsent(client, any -> new ArrayList<>());
    var seating = Seating.among(seats, now);
    seats.removeIf(seat -> seating.drop().contains(seat.id()));
    seats.replaceAll(
        seat ->
            new Seat(
                seat.id(),
                seating.pullBack().contains(seat.id()) ? seating.from() : seat.heard(),
                seat.open(),
                seat.covered() || seating.cover().contains(seat.id()),
                seat.seenAt()));
    seats.add(new Seat(id, seating.from(), true, false, now));
    return seating.from();
  }

  @Override
  public synchronized void hear(UUID id, Position heard, Instant now) {
    clients
        .values()
        .forEach(
            seats ->
                seats.replaceAll(
                    seat -> seat.id().equals(id) ? new Seat(id, heard, true, false, now) : seat));
  }

  @Override
  public synchronized void leave(UUID id, Position heard, Instant now) {
    clients
        .values()
        .forEach(
            seats ->
                seats.replaceAll(
                    seat ->
                        seat.id().equals(id)
                            ? new Seat(id, heard, false, seat.covered(), now)
                            : seat));
  }
}
