package org.ytarchive.metadata.cache;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;

/**
 * What the cache knows about one id.
 *
 * @param value null: YouTube knows no such thing
 */
public record Kept<V>(@Nullable V value, Instant fetchedAt, Instant expiresAt) {

  /** Empty when YouTube knows no such thing. */
  public Optional<V> find() {
    return Optional.ofNullable(value);
  }

  boolean isFresh(Instant now) {
    return now.isBefore(expiresAt);
  }
}
