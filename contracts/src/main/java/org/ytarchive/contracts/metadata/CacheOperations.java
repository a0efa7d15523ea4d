package org.ytarchive.contracts.metadata;

import static org.ytarchive.common.ErrorCode.CACHE_ERROR;
import static org.ytarchive.common.ErrorCode.INVALID_VIDEO_ID;

import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;

/** The metadata service's cache on the wire ({@code ytarchive.md}, "Clear Cache"). */
public interface CacheOperations {
  /**
   * Forgets what is known, on every replica.
   *
   * @param videoId null: everything
   * @param expiredOnly only what has expired
   */
  @ApiCall(
      id = "clearCache",
      errors = {INVALID_VIDEO_ID, CACHE_ERROR})
  @Delete("/metadata/cache")
  Envelope<ClearedCache> clear(
      @Nullable @QueryValue("video_id") String videoId,
      @QueryValue(value = "expired_only", defaultValue = "false") boolean expiredOnly);
}
