package org.ytarchive.download.work;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.download.queue.HandOver;

/** Writes what must not be lost because the database is away for a moment. */
@Singleton
public class Persistently {
  private static final Logger log = LoggerFactory.getLogger(Persistently.class);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /**
   * Until it is written, or the process ends: then whoever comes next does this run's work again. A
   * write that is refused (false) belongs to a run that is over.
   */
  public boolean write(Running<?> running, BooleanSupplier write) {
    while (true) {
      try {
        return write.getAsBoolean();
      } catch (RuntimeException e) {
        requireAway(e);
        log.warn("{}: waits for the database", running.run());
      }
      pause(running);
    }
  }

  /** The same for a write without which the run has nothing more to do: refused, it is stopped. */
  public void require(Running<?> running, BooleanSupplier write) throws InterruptedException {
    if (!write(running, write)) {
      running.stop(Running.Stop.NOT_OURS);
      throw new InterruptedException("a newer run has it");
    }
  }

  private static void requireAway(RuntimeException e) {
    if (!DatabaseAway.explains(e)) {
      throw e;
    }
  }

  private static void pause(Running<?> running) {
    if (running.asked().filter(why -> why == Running.Stop.HAND_OVER).isPresent()) {
      throw new HandOver(running.run() + ": the database is away and the process ends");
    }
    try {
      running.pause(PAUSE);
    } catch (InterruptedException e) {
      log.debug("{}: asked to stop", running.run());
    }
  }
}
