package org.ytarchive.metadata.cache;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A row of the cache.
 *
 * @param id YouTube's name for the video or channel
 * @param body JSON; null: YouTube knows no such thing
 * @param fetchedAt when YouTube said so
 * @param expiresAt until when it counts as fresh
 */
public record CacheEntry(
    CacheKind kind, String id, @Nullable String body, Instant fetchedAt, Instant expiresAt) {}
