package org.ytarchive.metadata.cache;

import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One kind of thing in memory before the store. What has expired stays until it is dropped, since
 * it may be the best there is when YouTube is away.
 */
public final class TieredCache<V> {
  private final CacheKind kind;
  private final CacheBodies<V> bodies;
  private final CacheStore store;
  private final Clock clock;
  private final CacheSettings settings;
  private final CacheUse use;
  private final MemoryTier<V> memory;

  TieredCache(
      CacheKind kind,
      CacheBodies<V> bodies,
      CacheStore store,
      Clock clock,
      CacheSettings settings,
      CacheUse use) {
    this.kind = kind;
    this.bodies = bodies;
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.use = use;
    this.memory = new MemoryTier<>(settings);
  }

  /** What is known and has not expired; an empty {@link Kept} when it is known to be absent. */
  public Optional<Kept<V>> findFresh(String id) {
    return Optional.ofNullable(findFresh(List.of(id)).get(id));
  }

  /** The same for many, by id; what is not known is left out. */
  public Map<String, Kept<V>> findFresh(Collection<String> ids) {
    var found = inMemory(ids, this::isFresh);
    use.count(CacheUse.Result.MEMORY, found.size());
    var stored = inStore(ids, found, this::isFresh);
    use.count(CacheUse.Result.STORE, stored.size());
    found.putAll(stored);
    use.count(CacheUse.Result.MISS, Math.max(0, ids.size() - found.size()));
    return found;
  }

  /** What was known last, expired or not, as long as it may be held at all; never an absence. */
  public Optional<Kept<V>> findLast(String id) {
    return Optional.ofNullable(findLast(List.of(id)).get(id));
  }

  /** The same for many, by id; what was never known is left out. */
  public Map<String, Kept<V>> findLast(Collection<String> ids) {
    var oldest = clock.instant().minus(CacheSettings.KEEP);
    Predicate<Kept<V>> tellable =
        kept -> kept.find().isPresent() && kept.fetchedAt().isAfter(oldest);
    var found = inMemory(ids, tellable);
    found.putAll(inStore(ids, found, tellable));
    use.count(CacheUse.Result.STALE, found.size());
    return found;
  }

  private Map<String, Kept<V>> inMemory(Collection<String> ids, Predicate<Kept<V>> wanted) {
    var found = new LinkedHashMap<String, Kept<V>>();
    ids.forEach(id -> memory.find(id).filter(wanted).ifPresent(kept -> found.put(id, kept)));
    return found;
  }

  /** Of those that are not known already. */
  private Map<String, Kept<V>> inStore(
      Collection<String> ids, Map<String, Kept<V>> known, Predicate<Kept<V>> wanted) {
    var missing = ids.stream().filter(id -> !known.containsKey(id)).toList();
    if (missing.isEmpty()) {
      return Map.of();
    }
    var loaded = load(missing);
    loaded.values().removeIf(wanted.negate());
    return loaded;
  }

  private boolean isFresh(Kept<V> kept) {
    return kept.isFresh(clock.instant());
  }

  private Map<String, Kept<V>> load(Collection<String> ids) {
    long before = memory.forgotten();
    var loaded = new LinkedHashMap<String, Kept<V>>();
    store
        .find(kind, ids)
        .forEach(
            (id, entry) ->
                bodies.read(entry).ifPresent(kept -> loaded.put(id, remember(entry, kept))));
    if (memory.forgotten() != before) {
      memory.drop(ids); // what was read may be what was just cleared
    }
    return loaded;
  }

  private Kept<V> remember(CacheEntry entry, Kept<V> kept) {
    int length = entry.body() == null ? 0 : entry.body().length();
    memory.put(entry.id(), kept, length);
    return kept;
  }

  /** Keeps what YouTube just said. */
  public Kept<V> keep(String id, V value) {
    return only(keep(Map.of(id, value)));
  }

  /** The same for many, in one go. */
  public Map<String, Kept<V>> keep(Map<String, V> values) {
    return keep(values, settings.cacheTtl());
  }

  /** Keeps what should soon be asked again because a part of it is missing. */
  public Map<String, Kept<V>> keepBriefly(Map<String, V> values) {
    return keep(values, settings.negativeTtl());
  }

  /** Keeps that there is no such thing. */
  public Kept<V> keepAbsent(String id) {
    return only(keepAbsent(List.of(id)));
  }

  /** The same for many, in one go. */
  public Map<String, Kept<V>> keepAbsent(Collection<String> ids) {
    var kept = new LinkedHashMap<String, Kept<V>>();
    var entries = new ArrayList<CacheEntry>();
    ids.forEach(id -> kept.put(id, note(entries, id, null, settings.negativeTtl())));
    store(entries);
    return kept;
  }

  private Map<String, Kept<V>> keep(Map<String, V> values, Duration ttl) {
    var kept = new LinkedHashMap<String, Kept<V>>();
    var entries = new ArrayList<CacheEntry>();
    values.forEach((id, value) -> kept.put(id, note(entries, id, value, ttl)));
    store(entries);
    return kept;
  }

  private Kept<V> only(Map<String, Kept<V>> one) {
    return one.values().iterator().next();
  }

  private Kept<V> note(List<CacheEntry> entries, String id, @Nullable V value, Duration ttl) {
    var now = clock.instant();
    var entry =
        new CacheEntry(kind, id, value == null ? null : bodies.write(value), now, now.plus(ttl));
    entries.add(entry);
    return remember(entry, new Kept<>(value, now, entry.expiresAt()));
  }

  private void store(List<CacheEntry> entries) {
    if (!entries.isEmpty()) {
      store.keep(entries);
    }
  }

  /** Forgets one thing in this process; the store still has it unless it was cleared. */
  void forget(String id) {
    memory.forget(id);
  }

  /** Forgets everything in this process. */
  void forgetAll() {
    memory.forgetAll();
  }

  /** Forgets in this process what has expired. */
  void forgetExpired() {
    memory.forgetUnless(this::isFresh);
  }
}
