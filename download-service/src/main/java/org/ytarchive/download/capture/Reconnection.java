package org.ytarchive.download.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.work.Running;

/** How a source that gives nothing, or no more, is tried again: after longer and longer pauses. */
final class Reconnection {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Recordings with;
  private final Running<CaptureRun> running;
  private final Instant begun;
  private Duration pause = FIRST_PAUSE;
  private Optional<Refusal> refusal = Optional.empty();

  Reconnection(Recordings with, Running<CaptureRun> running) {
    this.with = with;
    this.running = running;
    this.begun = with.clock().instant();
  }

  /** Why there is nothing, if there was nothing since the last picture. */
  Optional<Refusal> lastRefusal() {
    return refusal;
  }

  void succeeded() {
    refusal = Optional.empty();
  }

  /**
   * Waits before the next try.
   *
   * @param wasSteady it was there for so long that this is no part of an earlier trouble
   */
  void lost(String reason, boolean wasSteady) throws InterruptedException {
    pause = wasSteady ? FIRST_PAUSE : pause;
    await(reason);
  }

  /**
   * Once it was there, a source gets all the time there is; before, as much as is patient.
   *
   * @throws FailedCapture when another try is hopeless
   */
  void refused(Refusal why, boolean wasThere) throws InterruptedException, FailedCapture {
    refusal = Optional.of(why);
    if (!wasThere && isHopeless(why)) {
      with.note(running, "not connected: " + why.message());
      throw new FailedCapture(why.failure());
    }
    await(why.message());
  }

  private boolean isHopeless(Refusal why) {
    var waited = Duration.between(begun, with.clock().instant());
    return why.kind() == FailureClass.NEVER || waited.compareTo(with.settings().patience()) > 0;
  }

  private void await(String reason) throws InterruptedException {
    with.note(running, reason + "; connecting again in " + pause.toMillis() + " ms");
    running.pause(pause);
    var longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }
}
