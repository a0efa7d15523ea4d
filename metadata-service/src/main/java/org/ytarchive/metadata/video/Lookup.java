package org.ytarchive.metadata.video;

import org.ytarchive.metadata.cache.Kept;

/** What came of looking for a video. */
sealed interface Lookup {
  /**
   * @param age whether nobody was asked for it, and why not
   */
  record Found(VideoFacts facts, Kept<VideoFacts> kept, Age age) implements Lookup {
    boolean cached() {
      return age != Age.NEW;
    }

    /** Whether it has expired, and nothing newer could be had. */
    boolean stale() {
      return age == Age.STALE || age == Age.STALE_AFTER_EXTRACTION;
    }
  }

  /** Where it comes from. */
  enum Age {
    /** Somebody was asked. */
    NEW,
    CACHED,
    /** Expired; yt-dlp was not asked. */
    STALE,
    /** Expired; yt-dlp failed. */
    STALE_AFTER_EXTRACTION
  }

  /** YouTube knows no such video. */
  record Absent() implements Lookup {}

  /** The API cannot tell. */
  record Unavailable(ApiFault fault) implements Lookup {}

  /** From what the cache holds. */
  static Lookup of(Kept<VideoFacts> kept, Age age) {
    return kept.find().<Lookup>map(facts -> new Found(facts, kept, age)).orElseGet(Absent::new);
  }
}
