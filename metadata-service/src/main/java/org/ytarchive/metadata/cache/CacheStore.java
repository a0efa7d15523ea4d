package org.ytarchive.metadata.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Where the cache outlives a process. Every implementation passes {@code CacheStoreContract}. */
public interface CacheStore {

  /** What is held about these ids, fresh or not, by id; what is not held is absent. */
  Map<String, CacheEntry> find(CacheKind kind, Collection<String> ids);

  /** Writes all of them; one that is older than what is held is left out. */
  void keep(Collection<CacheEntry> entries);

  /**
   * Drops what nobody may see any more: everything fetched before {@code oldest}, and, expired at
   * {@code now}, what is never answered late (absences and formats).
   *
   * @return how many
   */
  int drop(Instant oldest, Instant now);

  /**
   * Drops what a caller wants to be forgotten, and lets the other replicas know.
   *
   * @return how many of each kind; kinds without any may be absent
   */
  Map<CacheKind, Integer> clear(Clearing what);
}
