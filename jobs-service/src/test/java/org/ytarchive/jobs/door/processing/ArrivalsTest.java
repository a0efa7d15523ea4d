package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ytarchive.jobs.events.Position;

class ArrivalsTest {
  private final Arrivals arrivals = new Arrivals(Position.START);

  private static Position at(long event) {
    return new Position(7, event);
  }

  @Test
  void pong_saysThatWhatWasSentBeforeItArrived() {
    var first = arrivals.mark(at(1));
    arrivals.mark(at(2));
    assertThat(arrivals.heard()).isEqualTo(Position.START);

    arrivals.arrived(first);

    assertThat(arrivals.heard()).isEqualTo(at(1));
    assertThat(arrivals.isAwaited()).isTrue();
  }

  /** A client may answer the last of several pings only. */
  @Test
  void laterPong_standsForThoseBefore() {
    arrivals.mark(at(1));
    var second = arrivals.mark(at(2));

    assertThat(arrivals.arrived(second)).isTrue();

    assertThat(arrivals.heard()).isEqualTo(at(2));
    assertThat(arrivals.isAwaited()).isFalse();
    assertThat(arrivals.arrived(second)).isFalse();
  }

  /** Pongs nobody asked for are allowed (RFC 6455, 5.5.3). */
  @Test
  void pongOfOurOwnMaking_saysNothing() {
    arrivals.mark(at(1));

    arrivals.arrived(new byte[0]);
    arrivals.arrived(new byte[] {127, 127, 127, 127, 127, 127, 127, 127});

    assertThat(arrivals.heard()).isEqualTo(Position.START);
  }
}
