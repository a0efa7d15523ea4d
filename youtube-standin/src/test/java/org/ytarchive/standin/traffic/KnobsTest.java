package org.ytarchive.standin.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class KnobsTest {
  final Knobs knobs = new Knobs();

  @Test
  void takeFailure_isUsedUpByRequestsOfItsKindAndVideoAlone() {
    knobs.failNext(RequestKind.MEDIA, "theOneVideo", 2, 503);

    assertThat(knobs.takeFailure(RequestKind.PLAYER, "theOneVideo")).isEmpty();
    assertThat(knobs.takeFailure(RequestKind.MEDIA, "otherVideo0")).isEmpty();
    assertThat(knobs.takeFailure(RequestKind.MEDIA, "theOneVideo")).hasValue(503);
    assertThat(knobs.takeFailure(RequestKind.MEDIA, "theOneVideo")).hasValue(503);
    assertThat(knobs.takeFailure(RequestKind.MEDIA, "theOneVideo")).isEmpty();
  }

  @Test
  void takeFailure_ofAnyVideo() {
    knobs.failNext(RequestKind.PLAYER, 1, 429);

    assertThat(knobs.takeFailure(RequestKind.PLAYER, "anyVideo000")).hasValue(429);
  }

  @Test
  void awaitRelease_returnsWhenReleased() throws InterruptedException {
    knobs.hold("heldVideo00");
    var waiting = Thread.ofVirtual().start(this::waitForRelease);
    await().until(() -> waiting.getState() == Thread.State.WAITING);

    knobs.release("heldVideo00");

    waiting.join();
    knobs.awaitRelease("freeVideo00");
  }

  @Test
  void reset_takesEverythingBack() {
    knobs.failNext(RequestKind.MEDIA, 1, 500);
    knobs.throttle("slowVideo00", 10);
    knobs.hold("heldVideo00");

    knobs.reset();

    assertThat(knobs.takeFailure(RequestKind.MEDIA, "slowVideo00")).isEmpty();
    assertThat(knobs.rate("slowVideo00")).isZero();
    waitForRelease();
  }

  private void waitForRelease() {
    try {
      knobs.awaitRelease("heldVideo00");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
