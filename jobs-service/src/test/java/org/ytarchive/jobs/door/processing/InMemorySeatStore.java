package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ytarchive.jobs.events.Position;

/** Seats in memory. */
final class InMemorySeatStore implements SeatStore {
  private final Map<String, List<Seat>> clients = new HashMap<>();

  @Override
  public synchronized Position take(String client, UUID id, Instant now) {
    var seats = clients.computeIfAbsent(client, any -> new ArrayList<>());
    var seating = Seating.among(seats, now);
    seats.removeIf(seat -> seating.drop().contains(seat.id()));
    seats.replaceAll(seat -> after(seating, seat));
    seats.add(new Seat(id, seating.from(), true, false, now, now, now));
    return seating.from();
  }

  private static Seat after(Seating seating, Seat seat) {
    return new Seat(
        seat.id(),
        seat.heard(),
        seat.open(),
        seat.covered() || seating.cover().contains(seat.id()),
        seat.answeredAt(),
        seating.together().contains(seat.id()) ? seating.lostAt() : seat.seenAt(),
        seating.settled().contains(seat.id()) ? null : seat.besideAt());
  }

  @Override
  public void hear(UUID id, Position heard, Instant answered) {
    change(
        id,
        seat ->
            seat.open()
                ? new Seat(id, heard, true, false, answered, answered, seat.besideAt())
                : seat);
  }

  @Override
  public void leave(UUID id, Position heard, Instant answered, Instant now) {
    change(id, seat -> new Seat(id, heard, false, seat.covered(), answered, now, seat.besideAt()));
  }

  @Override
  public synchronized void forget(Instant before) {
    clients.values().forEach(seats -> seats.removeIf(seat -> seat.seenAt().isBefore(before)));
  }

  private synchronized void change(UUID id, UnaryOperator<Seat> change) {
    for (var seats : clients.values()) {
      seats.replaceAll(seat -> seat.id().equals(id) ? change.apply(seat) : seat);
    }
  }
}
