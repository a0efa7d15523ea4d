package org.ytarchive.metadata.cache;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of thing as the store has it: JSON. */
final class CacheBodies<V> {
  private static final Logger log = LoggerFactory.getLogger(CacheBodies.class);

  private final JsonMapper json;
  private final Argument<V> type;

  CacheBodies(JsonMapper json, Argument<V> type) {
    this.json = json;
    this.type = type;
  }

  /** Empty, and told in the log, when another version wrote what this one cannot read. */
  Optional<Kept<V>> read(CacheEntry entry) {
    try {
      var value = entry.body() == null ? null : json.readValue(entry.body(), type);
      return Optional.of(new Kept<>(value, entry.fetchedAt(), entry.expiresAt()));
    } catch (IOException e) {
      log.warn(
          "{} {} in the cache cannot be read: {}",
          entry.kind().word(),
          entry.id(),
          e.getClass().getName());
      return Optional.empty();
    }
  }

  String write(V value) {
    try {
      return json.writeValueAsString(type, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
