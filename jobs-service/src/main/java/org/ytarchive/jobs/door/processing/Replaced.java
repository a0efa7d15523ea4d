package org.ytarchive.jobs.door.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which of a client's lost listeners have been replaced by those that came later. Each of these
 * replaced one at most, and of those it can have been the one that had heard the most is taken for
 * it, so that whoever is still to come begins early enough. It is not decided while another seems
 * to be there that has not answered since: that may be the one.
 */
final class Replaced {
  /** A connection seen to end before another came, or so soon after, was the reason for that. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /** So long one may come after all that seems to be replaced. */
  private static final Duration DOUBT = Duration.ofMinutes(1);

  private final List<Seat> waiting = new ArrayList<>();
  private final List<Seat> doubtful = new ArrayList<>();
  private final Set<UUID> over = new HashSet<>();
  private final Set<UUID> covered = new HashSet<>();
  private final Set<UUID> settled = new HashSet<>();
  private final Optional<Instant> lostLast;
  private final Instant now;

  private Replaced(List<Seat> gone, Instant now) {
    this.now = now;
    gone.forEach(this::sort);
    this.lostLast = waiting.stream().map(Seat::seenAt).max(Comparator.naturalOrder());
  }

  static Replaced among(List<Seat> all, Instant now) {
    var gone = all.stream().filter(seat -> !seat.isAlive(now)).toList();
    var found = new Replaced(gone, now);
    all.stream()
        .filter(seat -> seat.besideAt() != null)
        .sorted(Comparator.comparing(Replaced::came))
        .takeWhile(newcomer -> !found.isOpen(newcomer, all))
        .forEach(found::settle);
    return found;
  }

  private static Instant came(Seat newcomer) {
    return Objects.requireNonNull(newcomer.besideAt());
  }

  private boolean isOpen(Seat newcomer, List<Seat> all) {
    return all.stream()
        .anyMatch(seat -> seat.isAlive(now) && !seat.hasAnsweredSince(came(newcomer)));
  }

  private void sort(Seat gone) {
    if (gone.covered()) {
      doubt(gone);
    } else {
      waiting.add(gone);
    }
  }

  private void doubt(Seat gone) {
    if (gone.seenAt().plus(DOUBT).isAfter(now)) {
      doubtful.add(gone);
    } else {
      over.add(gone.id());
    }
  }

  private void settle(Seat newcomer) {
    settled.add(newcomer.id());
    waiting.stream()
        .filter(seat -> !seat.hasAnsweredSince(came(newcomer)))
        .max(Comparator.comparing(Seat::heard))
        .ifPresent(seat -> replace(seat, came(newcomer)));
  }

  private void replace(Seat seat, Instant came) {
    waiting.remove(seat);
    if (!seat.open() && seat.seenAt().isBefore(came.plus(MOMENT))) {
      over.add(seat.id());
    } else {
      covered.add(seat.id());
      doubt(seat);
    }
  }

  /** Those who are gone and not replaced. */
  List<Seat> waiting() {
    return waiting;
  }

  /** When the last one was lost of whom it was not known until now that it is replaced. */
  Optional<Instant> lostLast() {
    return lostLast;
  }

  /** Those who are probably replaced, and may come all the same. */
  List<Seat> doubtful() {
    return doubtful;
  }

  /** Those nobody will ask for any more. */
  Set<UUID> over() {
    return over;
  }

  /** Those who are now known to be replaced. */
  Set<UUID> covered() {
    return covered;
  }

  /** Those of whom it is known now whom they replaced, if anybody. */
  Set<UUID> settled() {
    return settled;
  }
}
