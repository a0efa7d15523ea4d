package org.ytarchive.jobs.door.processing;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets listeners that have not come again for long. Several replicas may do so at once. */
@Singleton
class OldSeats {
  private static final Logger log = LoggerFactory.getLogger(OldSeats.class);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final SeatStore seats;
  private final Clock clock;

  OldSeats(SeatStore seats, Clock clock) {
    this.seats = seats;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "1h")
  void sweep() {
    try {
      seats.forget(clock.instant().minus(REMEMBERED));
    } catch (RuntimeException e) {
      log.warn("old listeners cannot be forgotten just now: {}", e.toString());
    }
  }
}
