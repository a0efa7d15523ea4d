package org.ytarchive.metadata.testing;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ytarchive.metadata.cache.CacheEntry;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.CacheStore;
import org.ytarchive.metadata.cache.Clearing;

/** A cache store that can be taken away. */
public final class InMemoryCacheStore implements CacheStore {
  private final Map<Key, CacheEntry> entries = new ConcurrentHashMap<>();
  private volatile boolean away;
  private volatile int calls;

  private record Key(CacheKind kind, String id) {}

  public void isAway(boolean away) {
    this.away = away;
  }

  /** How often it was asked for anything. */
  public int calls() {
    return calls;
  }

  @Override
  public Map<String, CacheEntry> find(CacheKind kind, Collection<String> ids) {
    arrive();
    var found = new HashMap<String, CacheEntry>();
    for (var id : ids) {
      var entry = entries.get(new Key(kind, id));
      if (entry != null) {
        found.put(id, entry);
      }
    }
    return found;
  }

  @Override
  public void keep(Collection<CacheEntry> added) {
    arrive();
    for (var entry : added) {
      entries.merge(
          new Key(entry.kind(), entry.id()),
          entry,
          (held, fresh) -> held.fetchedAt().isAfter(fresh.fetchedAt()) ? held : fresh);
    }
  }

  @Override
  public int drop(Instant oldest, Instant now) {
    arrive();
    int before = entries.size();
    entries.values().removeIf(e -> e.fetchedAt().isBefore(oldest) || isSpent(e, now));
    return before - entries.size();
  }

  private static boolean isSpent(CacheEntry entry, Instant now) {
    return !entry.expiresAt().isAfter(now)
        && (entry.body() == null || entry.kind() == CacheKind.FORMATS);
  }

  @Override
  public Map<CacheKind, Integer> clear(Clearing what) {
    arrive();
    var counts = new EnumMap<CacheKind, Integer>(CacheKind.class);
    entries
        .values()
        .removeIf(
            entry -> {
              boolean meant = isMeant(entry, what);
              if (meant) {
                counts.merge(entry.kind(), 1, Integer::sum);
              }
              return meant;
            });
    return counts;
  }

  private static boolean isMeant(CacheEntry entry, Clearing what) {
    var expiredBy = what.expiredBy();
    return what.kinds().contains(entry.kind())
        && what.find().map(entry.id()::equals).orElse(true)
        && (expiredBy == null || !entry.expiresAt().isAfter(expiredBy));
  }

  private synchronized void arrive() {
    calls++;
    if (away) {
      throw new IllegalStateException("the store is away");
    }
  }
}
