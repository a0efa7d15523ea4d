package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ytarchive.jobs.events.Position;

class SeatingTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);

  private static Seat lost(UUID id, long heard, int secondsAgo) {
    return seat(id, heard, false, false, secondsAgo, secondsAgo, null);
  }

  private static Seat open(UUID id, long heard, int secondsAgo) {
    return seat(id, heard, true, false, secondsAgo, secondsAgo, null);
  }

  /** One that came when others seemed to be there, and is there. */
  private static Seat beside(UUID id, long heard, int secondsAgo) {
    return seat(id, heard, true, false, 1, 1, NOON.minusSeconds(secondsAgo));
  }

  private static Seat seat(
      UUID id,
      long heard,
      boolean open,
      boolean covered,
      int answered,
      int seen,
      @Nullable Instant beside) {
    var answeredAt = NOON.minusSeconds(answered);
    return new Seat(id, at(heard), open, covered, answeredAt, NOON.minusSeconds(seen), beside);
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
  }

  /** Both windows are reloaded: neither misses what the other had heard already. */
  @Test
  void lostTogether_beginTogether() {
    var seating = Seating.among(List.of(lost(A, 9, 2), lost(B, 10, 1)), NOON);

    assertThat(seating.from()).isEqualTo(at(9));
    assertThat(seating.together()).containsExactlyInAnyOrder(A, B);
    assertThat(seating.lostAt()).isEqualTo(NOON.minusSeconds(1));
  }

  /** A window that was closed in the morning does not bring the morning back. */
  @Test
  void lostLongBefore_waitsForItsOwn() {
    var seating = Seating.among(List.of(lost(A, 5, 3_600), lost(B, 10, 1)), NOON);

    assertThat(seating.from()).isEqualTo(at(10));
    assertThat(seating.together()).containsExactly(B);
  }

  /** The network went, and nobody has noticed yet. */
  @Test
  void openSeat_mayBeDead() {
    var seating = Seating.among(List.of(open(A, 5, 3)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.drop()).isEmpty();
  }

  /** Seen to end when another had just come: that was the same one. */
  @Test
  void replacedSeat_isDropped() {
    var gone = seat(A, 5, false, false, 20, 9, null);

    var seating = Seating.among(List.of(gone, beside(B, 8, 10)), NOON);

    assertThat(seating.from()).isEqualTo(at(8));
    assertThat(seating.drop()).containsExactly(A);
    assertThat(seating.settled()).containsExactly(B);
  }

  /** The other may have been a second window: nobody knows until a minute has gone. */
  @Test
  void probablyReplacedSeat_countsForAWhile() {
    var gone = seat(A, 5, false, false, 20, 4, null);

    var seating = Seating.among(List.of(gone, beside(B, 8, 10)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.cover()).containsExactly(A);
    assertThat(seating.drop()).isEmpty();

    var later = Seating.among(List.of(seat(A, 5, false, true, 80, 70, null)), NOON);
    assertThat(later.from()).isEqualTo(Position.START);
    assertThat(later.drop()).containsExactly(A);
  }

  /** It answered after the other had come: so that one is another. */
  @Test
  void seatThatAnsweredLater_isNotReplaced() {
    var gone = seat(A, 5, false, false, 9, 4, null);

    var seating = Seating.among(List.of(gone, beside(B, 8, 10)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.drop()).isEmpty();
    assertThat(seating.settled()).containsExactly(B);
  }

  /** Two were lost and one has come: the other is told from where the least was heard. */
  @Test
  void oneReplacesOne() {
    var one = seat(A, 5, false, false, 20, 10, null);
    var two = seat(C, 6, false, false, 20, 10, null);

    var seating = Seating.among(List.of(one, two, beside(B, 8, 10)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.drop()).containsExactly(C);
  }

  /** As long as another has not answered, that may be the one that was replaced. */
  @Test
  void whatIsNotKnownYet_isNotDecided() {
    var gone = seat(A, 5, false, false, 20, 10, null);

    var seating = Seating.among(List.of(gone, open(C, 6, 12), beside(B, 8, 10)), NOON);

    assertThat(seating.from()).isEqualTo(at(5));
    assertThat(seating.drop()).isEmpty();
    assertThat(seating.settled()).isEmpty();
  }

  /** A window that goes and comes all day does not bring the others' morning back. */
  @Test
  void longStorm_isNotOneEvent() {
    var morning = seat(A, 5, false, false, 400, 30, null);

    var seating = Seating.among(List.of(morning, lost(B, 10, 1)), NOON);

    assertThat(seating.together()).containsExactly(B);
    assertThat(seating.from()).isEqualTo(at(10));
  }
}
