package org.ytarchive.download.queue;

import java.time.Duration;

/** The work is not over, and someone shall go on with it: another worker, or any a little later. */
public final class HandOver extends RuntimeException {
  private final Duration pause;

  public HandOver(String message) {
    this(message, Duration.ZERO);
  }

  /**
   * @param pause before it may be taken up again
   */
  public HandOver(String message, Duration pause) {
    super(message);
    this.pause = pause;
  }

  public Duration pause() {
    return pause;
  }
}
