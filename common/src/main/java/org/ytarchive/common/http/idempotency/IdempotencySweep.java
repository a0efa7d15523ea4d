package org.ytarchive.common.http.idempotency;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets keys whose time is over. Several replicas may do so at once. */
@Singleton
@Requires(property = "ytarchive.idempotency.keep")
class IdempotencySweep {
  private static final Logger log = LoggerFactory.getLogger(IdempotencySweep.class);

  private final IdempotencyStore store;
  private final Clock clock;

  IdempotencySweep(IdempotencyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2m", fixedDelay = "1h")
  void sweep() {
    try {
      log.debug("forgot {} idempotency keys", store.sweep(clock.instant()));
    } catch (RuntimeException e) {
      log.warn("idempotency keys cannot be swept, trying again in an hour: {}", e.toString());
    }
  }
}
