package org.ytarchive.metadata.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the cache of one kind of thing; each kind has one owner. */
@Singleton
public class Caches {
  private final CacheStore store;
  private final JsonMapper json;
  private final Clock clock;
  private final CacheSettings settings;
  private final CacheUse use;
  private final List<Map.Entry<CacheKind, TieredCache<?>>> made = new CopyOnWriteArrayList<>();

  /** Whatever the store is, its failures end here. */
  public Caches(
      CacheStore store,
      JsonMapper json,
      Clock clock,
      CacheSettings settings,
      MeterRegistry registry) {
    this.store = new ForgivingStore(store, clock);
    this.json = json;
    this.clock = clock;
    this.settings = settings;
    this.use = new CacheUse(registry);
  }

  public <V> TieredCache<V> of(CacheKind kind, Class<V> type) {
    var cache =
        new TieredCache<V>(
            kind, new CacheBodies<>(json, Argument.of(type)), store, clock, settings, use);
    made.add(Map.entry(kind, cache));
    return cache;
  }

  /** Clears the store, this process and, by what the store tells them, the other replicas. */
  public Map<CacheKind, Integer> clear(Clearing what) {
    var cleared = store.clear(what);
    forget(what);
    return cleared;
  }

  /** Drops from this process's memory what someone cleared. */
  public void forget(Clearing what) {
    for (var cache : made) {
      if (what.isAbout(cache.getKey())) {
        forget(cache.getValue(), what);
      }
    }
  }

  private static void forget(TieredCache<?> cache, Clearing what) {
    what.find()
        .ifPresentOrElse(
            cache::forget, what.expiredOnly() ? cache::forgetExpired : cache::forgetAll);
  }
}
