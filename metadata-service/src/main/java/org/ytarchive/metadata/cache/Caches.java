package org.ytarchive.metadata.cache;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the cache of one kind of thing; each kind has one owner. */
@Singleton
public class Caches {
  private final CacheStore store;
  private final JsonMapper json;
  private final Clock clock;
  private final CacheSettings settings;

  /** Whatever the store is, its failures end here. */
  public Caches(CacheStore store, JsonMapper json, Clock clock, CacheSettings settings) {
    this.store = new ForgivingStore(store, clock);
    this.json = json;
    this.clock = clock;
    this.settings = settings;
  }

  public <V> TieredCache<V> of(CacheKind kind, Class<V> type) {
    return new TieredCache<>(kind, Argument.of(type), store, json, clock, settings);
  }
}
