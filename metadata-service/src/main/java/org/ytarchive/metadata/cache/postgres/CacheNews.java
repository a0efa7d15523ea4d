package org.ytarchive.metadata.cache.postgres;

import java.time.Clock;
import org.ytarchive.metadata.cache.Clearing;

/**
 * How replicas tell each other what was cleared: a video's id, or one of two words that are no ids.
 */
final class CacheNews {
  static final String CHANNEL = "metadata_cache";
  private static final String ALL = "all";
  private static final String EXPIRED = "expired";

  private CacheNews() {}

  /** What expired of one video is told as the whole video: the store still has the rest. */
  static String write(Clearing what) {
    return what.find().orElse(what.expiredOnly() ? EXPIRED : ALL);
  }

  static Clearing read(String payload, Clock clock) {
    return switch (payload) {
      case ALL -> Clearing.ALL;
      case EXPIRED -> new Clearing(null, clock.instant());
      default -> new Clearing(payload, null);
    };
  }
}
