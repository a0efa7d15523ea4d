package org.ytarchive.jobs.door.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.jobs.events.Position;

/**
 * From where a listener of a client is told, who has just come. Nobody says which of the client's
 * lost connections this one replaces, so it begins where the least was heard of those that were
 * lost last: rather twice than never.
 *
 * @param from behind the last event it need not hear
 * @param drop seats nobody needs any more
 * @param pullBack seats of others that were lost together with the one taken: they begin there too
 * @param cover seats that seem to be in use; if nothing is heard of them they were not
 */
public record Seating(Position from, Set<UUID> drop, Set<UUID> pullBack, Set<UUID> cover) {
  /** Three pings. */
  private static final Duration ALIVE = Duration.ofSeconds(45);

  /** Connections lost within this time were lost by the same event. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /** Where the next listener of a client sits that has these seats. */
  public static Seating among(List<Seat> all, Instant now) {
    var alive = all.stream().filter(seat -> isAlive(seat, now)).toList();
    var lost = lostLast(all.stream().filter(s -> !isAlive(s, now) && !s.covered()).toList());
    var from =
        Stream.concat(alive.stream(), lost.stream())
            .map(Seat::heard)
            .min(Comparator.naturalOrder())
            .orElse(Position.START);
    var taken = lost.stream().limit(1).map(Seat::id).collect(Collectors.toSet());
    var drop = ids(all, seat -> taken.contains(seat.id()) || isReplaced(seat, now));
    return new Seating(
        from, drop, ids(lost, seat -> !taken.contains(seat.id())), ids(alive, seat -> true));
  }

  private static boolean isAlive(Seat seat, Instant now) {
    return seat.open() && seat.seenAt().plus(ALIVE).isAfter(now);
  }

  private static boolean isReplaced(Seat seat, Instant now) {
    return seat.covered() && !isAlive(seat, now);
  }

  /** The last to go first. */
  private static List<Seat> lostLast(List<Seat> gone) {
    var newest = gone.stream().map(Seat::seenAt).max(Comparator.naturalOrder());
    return gone.stream()
        .filter(seat -> newest.filter(at -> seat.seenAt().plus(TOGETHER).isBefore(at)).isEmpty())
        .sorted(Comparator.comparing(Seat::seenAt).reversed())
        .toList();
  }

  private static Set<UUID> ids(List<Seat> seats, Predicate<Seat> wanted) {
    return seats.stream().filter(wanted).map(Seat::id).collect(Collectors.toSet());
  }
}
