package org.ytarchive.metadata.youtube;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.metadata.quota.CallTurns;

/**
 * Lets the calls of all replicas together go at the pace that is allowed; nobody is refused. While
 * the line they stand in cannot be reached, each replica keeps the pace by itself.
 */
@Singleton
class SharedPace {
  private static final Logger log = LoggerFactory.getLogger(SharedPace.class);

  /** Each look at a database that is away may cost a connection timeout. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final CallTurns turns;
  private final Clock clock;
  private final Duration gap;
  private final Pace own;
  private volatile Instant notBefore = Instant.MIN;

  SharedPace(YouTubeSettings settings, CallTurns turns, Clock clock) {
    this.turns = turns;
    this.clock = clock;
    this.gap = Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
    this.own = new Pace(settings.requestsPerSecond());
  }

  /** Returns when it is the caller's turn. */
  void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(reserve().toNanos());
  }

  /** How long until the caller's turn, which is taken by this. */
  Duration reserve() {
    long alone = own.reserve(System.nanoTime());
    return clock.instant().isBefore(notBefore) ? Duration.ofNanos(alone) : inLine(alone);
  }

  private Duration inLine(long alone) {
    try {
      return turns.next(gap);
    } catch (RuntimeException e) {
      notBefore = clock.instant().plus(PAUSE);
      log.warn("the replicas' common pace cannot be kept just now: {}", e.toString());
      return Duration.ofNanos(alone);
    }
  }
}
