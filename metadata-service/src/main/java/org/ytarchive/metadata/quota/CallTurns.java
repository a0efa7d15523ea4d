package org.ytarchive.metadata.quota;

import java.time.Duration;

/**
 * The line that the calls of all replicas stand in. Every implementation passes {@code
 * CallTurnsContract}.
 */
public interface CallTurns {

  /**
   * Takes the next turn.
   *
   * @param gap how far the turn after it is off
   * @return how long to wait for the turn that was taken; zero: it is now
   */
  Duration next(Duration gap);
}
