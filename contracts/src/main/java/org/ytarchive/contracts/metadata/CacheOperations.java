package org.ytarchive.contracts.metadata;

import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import org.ytarchive.common.Envelope;

/** The metadata service's cache on the wire ({@code ytarchive.md}, "Clear Cache"). */
public interface CacheOperations {
  /**
   * Forgets what is known, on every replica.
   *
   * @param videoId null: everything
   * @param expiredOnly only what has expired
   */
  @Delete("/metadata/cache")
  Envelope<ClearedCache> clear(
      @Nullable @QueryValue("video_id") String videoId,
      @QueryValue(value = "expired_only", defaultValue = "false") boolean expiredOnly);
}
