package org.ytarchive.common.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one clock. It ticks in milliseconds, so that what PostgreSQL gives back is equal. */
@Factory
class ClockFactory {

  /** A test may bring its own, which comes before it. */
  @Singleton
  @Secondary
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }
}
