package org.ytarchive.metadata.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What this process knows without asking the store, up to so many bytes. */
final class MemoryTier<V> {
  private static final int OVERHEAD_BYTES = 200;

  private final Cache<String, Held<V>> held;
  private final AtomicLong forgotten = new AtomicLong();

  /** A value with what it weighs. */
  private record Held<V>(Kept<V> kept, int bytes) {}

  MemoryTier(CacheSettings settings) {
    this.held =
        Caffeine.newBuilder()
            .maximumWeight(settings.memory())
            .weigher((String id, Held<V> held) -> held.bytes())
            .expireAfterWrite(CacheSettings.KEEP)
            .build();
  }

  Optional<Kept<V>> find(String id) {
    return Optional.ofNullable(held.getIfPresent(id)).map(Held::kept);
  }

  /**
   * @param letters how long it is when written
   */
  void put(String id, Kept<V> kept, int letters) {
    held.put(id, new Held<>(kept, OVERHEAD_BYTES + 2 * letters));
  }

  /** Rises whenever something is forgotten: what was read before may be what is gone. */
  long forgotten() {
    return forgotten.get();
  }

  /** As if they had never been put here. */
  void drop(Collection<String> ids) {
    held.invalidateAll(ids);
  }

  void forget(String id) {
    forgotten.incrementAndGet();
    held.invalidate(id);
  }

  void forgetAll() {
    forgotten.incrementAndGet();
    held.invalidateAll();
  }

  void forgetUnless(Predicate<Kept<V>> stays) {
    forgotten.incrementAndGet();
    held.asMap().values().removeIf(one -> !stays.test(one.kept()));
  }
}
