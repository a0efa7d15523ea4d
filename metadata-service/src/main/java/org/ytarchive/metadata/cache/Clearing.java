package org.ytarchive.metadata.cache;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be forgotten.
 *
 * @param videoId the only video that is meant; null: everything
 * @param expiredBy only what has expired at this time; null: all of it
 */
public record Clearing(@Nullable String videoId, @Nullable Instant expiredBy) {
  private static final Set<CacheKind> OF_A_VIDEO = EnumSet.of(CacheKind.VIDEO, CacheKind.FORMATS);

  /** Everything there is. */
  public static final Clearing ALL = new Clearing(null, null);

  /** The only video that is meant. */
  public Optional<String> find() {
    return Optional.ofNullable(videoId);
  }

  public boolean expiredOnly() {
    return expiredBy != null;
  }

  /** What kinds of things are meant. */
  public Set<CacheKind> kinds() {
    return videoId == null ? EnumSet.allOf(CacheKind.class) : OF_A_VIDEO;
  }

  boolean isAbout(CacheKind kind) {
    return kinds().contains(kind);
  }
}
