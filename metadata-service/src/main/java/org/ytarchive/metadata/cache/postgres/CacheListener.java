package org.ytarchive.metadata.cache.postgres;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.common.http.postgres.StandingConnection;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.Clearing;

/**
 * Hears on a connection of its own what other replicas cleared. What was said while nobody listened
 * is lost, so everything in memory is forgotten whenever the connection comes about.
 */
@Context
class CacheListener implements StandingConnection.Listener {
  private final Caches caches;
  private final Clock clock;
  private final StandingConnection connection;

  CacheListener(DatabaseSettings settings, Caches caches, Clock clock) {
    this.caches = caches;
    this.clock = clock;
    this.connection =
        StandingConnection.listen(
            settings, "ytarchive-metadata-cache", List.of(CacheNews.CHANNEL), this);
  }

  @Override
  public void opened() {
    caches.forget(Clearing.ALL);
  }

  @Override
  public void heard(String channel, String payload) {
    caches.forget(CacheNews.read(payload, clock));
  }

  @PreDestroy
  void close() {
    connection.close();
  }
}
