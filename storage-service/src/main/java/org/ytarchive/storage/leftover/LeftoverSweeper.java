package org.ytarchive.storage.leftover;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the files that no record leans on: at once after a deletion, else within a minute. */
@Singleton
public class LeftoverSweeper {
  private static final Logger log = LoggerFactory.getLogger(LeftoverSweeper.class);
  private static final int AT_ONCE = 10_000;

  private final LeftoverStore leftovers;
  private final LeftoverStore.Remover remover;
  private final Clock clock;

  LeftoverSweeper(LeftoverStore leftovers, LeftoverStore.Remover remover, Clock clock) {
    this.leftovers = leftovers;
    this.remover = remover;
    this.clock = clock;
  }

  /** What is due now. What fails stays noted, and is tried again. */
  public void sweep() {
    try {
      boolean more = true;
      for (int i = 0; more && i < AT_ONCE; i++) {
        more = leftovers.sweepOne(clock.instant(), remover);
      }
    } catch (RuntimeException e) {
      log.warn("leftover files wait for the next sweep: {}", e.toString());
    }
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "60s")
  void sweepNowAndThen() {
    sweep();
  }
}
