package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ytarchive.jobs.events.Position;

class SeatingTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);

  private static Seat lost(UUID id, long heard, int secondsAgo) {
    return new Seat(id, at(heard), false, false, NOON.minusSeconds(secondsAgo));
  }

  private static Seat open(UUID id, long heard, boolean covered, int secondsAgo) {
    return new Seat(id, at(heard), true, covered, NOON.minusSeconds(secondsAgo));
  }

  private static Position at(long event) {
    return new Position(7, event);
  }

  @Test
  void firstOfAClient_hearsAll() {
    var seating = Seating.among(List.of(), NOON);

    assertThat(seating.from()).isEqualTo(Position.START);
    assertThat(seating.drop()).isEmpty();
  }

  @Test
  void whoComesAgain_goesOnWhereItWas() {
    var seating = Seating.among(List.of(lost(A, 5, 3_600)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.drop()).containsExactly(A);
  }

  /** Both windows are reloaded: neither misses what the other had heard already. */
  @Test
  void lostTogether_beginTogether() {
    var seating = Seating.among(List.of(lost(A, 9, 2), lost(B, 10, 1)), NOON);

    assertThat(seating.from()).isEqualTo(at(9));
    assertThat(seating.drop()).containsExactly(B);
    assertThat(seating.pullBack()).containsExactly(A);
  }

  /** A window that was closed in the morning does not bring the morning back. */
  @Test
  void lostLongBefore_waitsForItsOwn() {
    var seating = Seating.among(List.of(lost(A, 5, 3_600), lost(B, 10, 1)), NOON);

    assertThat(seating.from()).isEqualTo(at(10));
    assertThat(seating.drop()).containsExactly(B);
    assertThat(seating.pullBack()).isEmpty();
  }

  /** The network went, and nobody has noticed yet. */
  @Test
  void openSeat_mayBeDead() {
    var seating = Seating.among(List.of(open(A, 5, false, 3)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.cover()).containsExactly(A);
    assertThat(seating.drop()).isEmpty();
  }

  /** Somebody took over from it, and nothing was heard of it since. */
  @Test
  void coveredSeat_isDroppedOnceItIsGone() {
    var gone = new Seat(A, at(5), false, true, NOON.minusSeconds(10));
    var silent = open(B, 6, true, 60);

    var seating = Seating.among(List.of(gone, silent), NOON);

    assertThat(seating.drop()).containsExactlyInAnyOrder(A, B);
    assertThat(seating.from()).isEqualTo(Position.START);
  }
}
