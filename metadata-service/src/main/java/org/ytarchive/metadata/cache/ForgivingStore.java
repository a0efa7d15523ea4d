package org.ytarchive.metadata.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that can be done without: when it fails, nothing is found and nothing is kept, and
 * YouTube is asked. After a failure it is left alone for a while, so that requests do not queue up
 * before a database that is away.
 */
final class ForgivingStore implements CacheStore {
  private static final Logger log = LoggerFactory.getLogger(ForgivingStore.class);
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final CacheStore store;
  private final Clock clock;
  private volatile Instant notBefore = Instant.MIN;

  ForgivingStore(CacheStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Map<String, CacheEntry> find(CacheKind kind, Collection<String> ids) {
    return attempt("read", () -> store.find(kind, ids), Map.of());
  }

  @Override
  public void keep(Collection<CacheEntry> entries) {
    attempt(
        "written",
        () -> {
          store.keep(entries);
          return entries.size();
        },
        0);
  }

  @Override
  public int drop(Instant oldest, Instant now) {
    return attempt("swept", () -> store.drop(oldest, now), 0);
  }

  /** Not forgiven: who clears must know whether it is done. */
  @Override
  public Map<CacheKind, Integer> clear(Clearing what) {
    return store.clear(what);
  }

  private <T> T attempt(String done, Supplier<T> work, T otherwise) {
    if (clock.instant().isBefore(notBefore)) {
      return otherwise;
    }
    try {
      return work.get();
    } catch (RuntimeException e) {
      notBefore = clock.instant().plus(PAUSE);
      log.warn("the stored cache cannot be {}, going on without: {}", done, e.toString());
      return otherwise;
    }
  }
}
