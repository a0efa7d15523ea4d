package org.ytarchive.jobs.door.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.jobs.events.Position;

/**
 * From where a listener of a client is told, who has just come. Nobody says which of the client's
 * lost connections this one replaces, so it begins where the least was heard of those that were
 * lost last, or may be lost: rather twice than never.
 *
 * @param from behind the last event it need not hear
 * @param drop seats nobody needs any more
 * @param cover seats that are probably replaced
 * @param settled seats of whom it is known now whom they replaced
 * @param together seats lost by the same event as the last one lost, which {@code lostAt} says
 */
public record Seating(
    Position from,
    Set<UUID> drop,
    Set<UUID> cover,
    Set<UUID> settled,
    Set<UUID> together,
    Instant lostAt) {
  /** Connections lost within this time were lost by the same event. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /** Connections that go again and again do so by one event, for so long. */
  private static final Duration STORM = Duration.ofMinutes(5);

  /** Where the next listener of a client sits that has these seats. */
  public static Seating among(List<Seat> all, Instant now) {
    var replaced = Replaced.among(all, now);
    var alive = all.stream().filter(seat -> seat.isAlive(now)).toList();
    var together = together(replaced, now);
    var lost = together.isEmpty() ? lostLast(replaced.waiting()) : together;
    var from =
        Stream.of(alive, lost, replaced.doubtful())
            .flatMap(Collection::stream)
            .map(Seat::heard)
            .min(Comparator.naturalOrder())
            .orElse(Position.START);
    return new Seating(
        from,
        replaced.over(),
        replaced.covered(),
        replaced.settled(),
        together.stream().map(Seat::id).collect(Collectors.toSet()),
        replaced.lostLast().orElse(now));
  }

  /** One of these may be the one lost last, and that which is gone another. */
  private static List<Seat> together(Replaced replaced, Instant now) {
    return replaced.waiting().stream()
        .filter(seat -> seat.answeredAt().plus(STORM).isAfter(now))
        .filter(seat -> isTogether(seat, replaced.lostLast()))
        .toList();
  }

  private static List<Seat> lostLast(List<Seat> gone) {
    var newest = gone.stream().map(Seat::seenAt).max(Comparator.naturalOrder());
    return gone.stream().filter(seat -> isTogether(seat, newest)).toList();
  }

  private static boolean isTogether(Seat seat, Optional<Instant> last) {
    return last.filter(at -> seat.seenAt().plus(TOGETHER).isBefore(at)).isEmpty();
  }
}
