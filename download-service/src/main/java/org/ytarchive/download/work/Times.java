package org.ytarchive.download.work;

import java.time.Instant;
import java.util.Optional;

/** When work was asked for, taken up first, and over. */
public record Times(Instant created, Optional<Instant> started, Optional<Instant> completed) {

  /** Of what waits. */
  public static Times queued(Instant now) {
    return new Times(now, Optional.empty(), Optional.empty());
  }
}
