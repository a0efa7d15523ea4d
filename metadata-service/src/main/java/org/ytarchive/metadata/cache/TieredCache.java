package org.ytarchive.metadata.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of thing in memory before the store. What has expired stays until it is dropped, since
 * it may be the best there is when YouTube is away.
 */
public final class TieredCache<V> {
  private static final Logger log = LoggerFactory.getLogger(TieredCache.class);
  private static final int OVERHEAD_BYTES = 200;

  private final CacheKind kind;
  private final Argument<V> type;
  private final CacheStore store;
  private final JsonMapper json;
  private final Clock clock;
  private final CacheSettings settings;
  private final Cache<String, Held<V>> memory;

  /** A value with what it weighs. */
  private record Held<V>(Kept<V> kept, int bytes) {}

  TieredCache(
      CacheKind kind,
      Argument<V> type,
      CacheStore store,
      JsonMapper json,
      Clock clock,
      CacheSettings settings) {
    this.kind = kind;
    this.type = type;
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.settings = settings;
    this.memory = memory(settings);
  }

  private static <V> Cache<String, Held<V>> memory(CacheSettings settings) {
    return Caffeine.newBuilder()
        .maximumWeight(settings.memory())
        .weigher((String id, Held<V> held) -> held.bytes())
        .expireAfterWrite(CacheSettings.KEEP)
        .build();
  }

  /** What is known and has not expired; an empty {@link Kept} when it is known to be absent. */
  public Optional<Kept<V>> findFresh(String id) {
    return inMemory(id).filter(this::isFresh).or(() -> load(id).filter(this::isFresh));
  }

  /** What was known last, expired or not, as long as it may be held at all; never an absence. */
  public Optional<Kept<V>> findLast(String id) {
    var oldest = clock.instant().minus(CacheSettings.KEEP);
    return inMemory(id)
        .or(() -> load(id))
        .filter(kept -> kept.find().isPresent() && kept.fetchedAt().isAfter(oldest));
  }

  private boolean isFresh(Kept<V> kept) {
    return kept.isFresh(clock.instant());
  }

  private Optional<Kept<V>> inMemory(String id) {
    return Optional.ofNullable(memory.getIfPresent(id)).map(Held::kept);
  }

  private Optional<Kept<V>> load(String id) {
    return Optional.ofNullable(store.find(kind, List.of(id)).get(id)).flatMap(this::read);
  }

  private Optional<Kept<V>> read(CacheEntry entry) {
    try {
      var value = entry.body() == null ? null : json.readValue(entry.body(), type);
      return Optional.of(remember(entry, new Kept<>(value, entry.fetchedAt(), entry.expiresAt())));
    } catch (IOException e) {
      log.warn(
          "{} {} in the cache cannot be read: {}", kind.word(), entry.id(), e.getClass().getName());
      return Optional.empty();
    }
  }

  private Kept<V> remember(CacheEntry entry, Kept<V> kept) {
    int length = entry.body() == null ? 0 : entry.body().length();
    memory.put(entry.id(), new Held<>(kept, OVERHEAD_BYTES + 2 * length));
    return kept;
  }

  /** Keeps what YouTube just said. */
  public Kept<V> keep(String id, V value) {
    return keep(id, value, settings.cacheTtl());
  }

  /** Keeps what should soon be asked again because a part of it is missing. */
  public Kept<V> keepBriefly(String id, V value) {
    return keep(id, value, settings.negativeTtl());
  }

  /** Keeps that there is no such thing. */
  public Kept<V> keepAbsent(String id) {
    return keep(id, null, settings.negativeTtl());
  }

  private Kept<V> keep(String id, @Nullable V value, Duration ttl) {
    var now = clock.instant();
    var entry = new CacheEntry(kind, id, value == null ? null : write(value), now, now.plus(ttl));
    store.keep(List.of(entry));
    return remember(entry, new Kept<>(value, now, entry.expiresAt()));
  }

  private String write(V value) {
    try {
      return json.writeValueAsString(type, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
