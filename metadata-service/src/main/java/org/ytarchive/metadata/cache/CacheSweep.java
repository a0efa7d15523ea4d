package org.ytarchive.metadata.cache;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what may not be held any longer. Several replicas may do so at once. */
@Singleton
class CacheSweep {
  private static final Logger log = LoggerFactory.getLogger(CacheSweep.class);

  private final CacheStore store;
  private final Clock clock;

  CacheSweep(CacheStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  void sweep() {
    try {
      var now = clock.instant();
      int dropped = store.drop(now.minus(CacheSettings.KEEP), now);
      log.debug("dropped {} cache entries", dropped);
    } catch (RuntimeException e) {
      log.warn("the cache cannot be swept, trying again in an hour: {}", e.toString());
    }
  }
}
