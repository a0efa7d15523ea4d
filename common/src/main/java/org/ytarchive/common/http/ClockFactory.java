package org.ytarchive.common.http;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one clock. It ticks in milliseconds, so that what PostgreSQL gives back is equal. */
@Factory
class ClockFactory {

  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }
}
