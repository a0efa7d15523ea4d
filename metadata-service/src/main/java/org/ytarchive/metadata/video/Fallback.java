package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;

/**
 * What is done when the API cannot tell: yt-dlp is asked, then what was known before is told. When
 * the day's quota is gone it is the other way round: it is back tomorrow, and until then what was
 * known is good enough and costs nothing.
 */
@Singleton
class Fallback {
  private static final Logger log = LoggerFactory.getLogger(Fallback.class);

  private final VideoFinder videos;
  private final Clock clock;

  Fallback(VideoFinder videos, Clock clock) {
    this.videos = videos;
    this.clock = clock;
  }

  /** What can be told without asking anybody else. */
  Optional<Lookup.Found> atOnce(VideoId id, ApiFault fault) {
    return fault.kind() == ApiFault.Kind.QUOTA_GONE
        ? videos.findStale(id, Lookup.Age.STALE)
        : Optional.empty();
  }

  /** Throws when nobody knows; {@code extract} false: yt-dlp is not asked. */
  Lookup.Found found(VideoId id, ApiFault fault, boolean extract) {
    return atOnce(id, fault)
        .orElseGet(() -> extract ? extracted(id, fault) : withoutExtraction(id, fault));
  }

  /**
   * Who forbids the extraction makes one himself. So without a key he hears that at once, and
   * nothing stale: what he learns himself is newer.
   */
  private Lookup.Found withoutExtraction(VideoId id, ApiFault fault) {
    var error = fault.toError(clock.instant(), Map.of());
    if (fault.kind() == ApiFault.Kind.NO_KEY) {
      throw error;
    }
    return videos.findStale(id, Lookup.Age.STALE).orElseThrow(() -> error);
  }

  private Lookup.Found extracted(VideoId id, ApiFault fault) {
    try {
      return switch (videos.extract(id)) {
        case Lookup.Found found -> found;
        case Lookup.Absent absent -> throw notFound(id);
        case Lookup.Unavailable gone -> throw gone.fault().toError(clock.instant(), Map.of());
      };
    } catch (ArchiveException e) {
      if (e.code() == ErrorCode.VIDEO_NOT_FOUND) {
        throw e;
      }
      log.warn("video {}: {}, and then {} {}", id, fault, e.code(), e.getMessage());
      return videos
          .findStale(id, Lookup.Age.STALE_AFTER_EXTRACTION)
          .orElseThrow(() -> fault.toError(clock.instant(), e));
    }
  }

  static ArchiveException notFound(VideoId id) {
    return new ArchiveException(
        ErrorCode.VIDEO_NOT_FOUND,
        "YouTube shows no video " + id + ": it does not exist, is private or was removed",
        Map.of("video_id", id.value()));
  }
}
