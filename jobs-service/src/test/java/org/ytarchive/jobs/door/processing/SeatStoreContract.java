package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ytarchive.jobs.events.Position;

/** What every {@link SeatStore} promises. */
public abstract class SeatStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  protected abstract SeatStore seats();

  private static Position at(long event) {
    return new Position(7, event);
  }

  private UUID seated(String client, Instant now) {
    var seat = UUID.randomUUID();
    seats().take(client, seat, now);
    return seat;
  }

  @Test
  void first_hearsAll() {
    assertThat(seats().take("me", UUID.randomUUID(), NOON)).isEqualTo(Position.START);
  }

  @Test
  void whoComesAgain_goesOnWhereItWas() {
    var seat = seated("me", NOON);
    seats().hear(seat, at(5), NOON.plusSeconds(1));
    seats().leave(seat, at(6), NOON.plusSeconds(1), NOON.plusSeconds(2));

    assertThat(seats().take("them", UUID.randomUUID(), NOON.plusSeconds(60)))
        .isEqualTo(Position.START);
    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(60))).isEqualTo(at(6));
  }

  /** The process died: nobody said that the listener left. */
  @Test
  void seatOfTheDead_isTakenOver() {
    seats().hear(seated("me", NOON), at(5), NOON.plusSeconds(1));

    var next = UUID.randomUUID();
    assertThat(seats().take("me", next, NOON.plusSeconds(10))).isEqualTo(at(5));
    seats().hear(next, at(9), NOON.plusSeconds(11));
    seats().leave(next, at(9), NOON.plusSeconds(11), NOON.plusSeconds(120));

    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(121))).isEqualTo(at(9));
  }

  @Test
  void bothLost_beginWhereTheLeastWasHeard() {
    var one = seated("me", NOON);
    var two = seated("me", NOON);
    seats().hear(one, at(9), NOON.plusSeconds(1));
    seats().hear(two, at(10), NOON.plusSeconds(1));
    seats().leave(two, at(10), NOON.plusSeconds(1), NOON.plusSeconds(2));
    seats().leave(one, at(9), NOON.plusSeconds(1), NOON.plusSeconds(2));

    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(3))).isEqualTo(at(9));
    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(3))).isEqualTo(at(9));
  }

  /** All were cut, and one was back and had heard of an end before the others had come. */
  @Test
  void oneBackBeforeTheCutWasSeen_doesNotSpeakForTheOthers() {
    var one = seated("me", NOON);
    var two = seated("me", NOON);
    seats().hear(one, at(5), NOON.plusSeconds(1));
    seats().hear(two, at(5), NOON.plusSeconds(1));

    var back = UUID.randomUUID();
    assertThat(seats().take("me", back, NOON.plusSeconds(3))).isEqualTo(at(5));
    seats().leave(one, at(5), NOON.plusSeconds(1), NOON.plusSeconds(3));
    seats().leave(two, at(5), NOON.plusSeconds(1), NOON.plusSeconds(3));
    seats().hear(back, at(9), NOON.plusSeconds(4));

    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(5))).isEqualTo(at(5));
  }

  /** One replaced one: who comes later, when all are there again, need not hear the past. */
  @Test
  void whoCameInstead_isNotWaitedFor() {
    var one = seated("me", NOON);
    seats().hear(one, at(5), NOON.plusSeconds(1));
    var back = seated("me", NOON.plusSeconds(3));
    seats().leave(one, at(5), NOON.plusSeconds(1), NOON.plusSeconds(3));
    seats().hear(back, at(9), NOON.plusSeconds(4));

    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(5))).isEqualTo(at(9));
  }

  /** What was written last may arrive last. */
  @Test
  void whoHasLeft_isNotThereAgain() {
    var one = seated("me", NOON);
    seats().leave(one, at(5), NOON.plusSeconds(1), NOON.plusSeconds(2));
    seats().hear(one, at(4), NOON.plusSeconds(1));
    var back = seated("me", NOON.plusSeconds(3));
    seats().hear(back, at(9), NOON.plusSeconds(4));

    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(5))).isEqualTo(at(9));
  }

  @Test
  void forgotten_hearsAll() {
    var old = seated("me", NOON);
    seats().leave(old, at(5), NOON.plusSeconds(1), NOON.plusSeconds(2));
    var other = seated("them", NOON);
    seats().leave(other, at(5), NOON.plusSeconds(1), NOON.plusSeconds(9));

    seats().forget(NOON.plusSeconds(3));

    assertThat(seats().take("me", UUID.randomUUID(), NOON.plusSeconds(10)))
        .isEqualTo(Position.START);
    assertThat(seats().take("them", UUID.randomUUID(), NOON.plusSeconds(10))).isEqualTo(at(5));
  }
}
