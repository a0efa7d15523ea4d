package org.ytarchive.metadata.video;

import org.ytarchive.metadata.cache.Kept;

/** What came of looking for a video. */
sealed interface Lookup {

  /**
   * @param cached whether nobody was asked for it
   * @param stale whether it has expired and nothing newer could be had
   */
  record Found(VideoFacts facts, Kept<VideoFacts> kept, boolean cached, boolean stale)
      implements Lookup {}

  /** YouTube knows no such video. */
  record Absent() implements Lookup {}

  /** The API cannot tell. */
  record Unavailable(ApiFault fault) implements Lookup {}

  /** From what the cache holds. */
  static Lookup of(Kept<VideoFacts> kept, boolean cached) {
    return kept.find()
        .<Lookup>map(facts -> new Found(facts, kept, cached, false))
        .orElseGet(Absent::new);
  }
}
