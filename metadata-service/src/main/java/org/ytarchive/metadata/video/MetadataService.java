package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** What one may ask about videos. The order: cache, API, yt-dlp, what was known before. */
@Singleton
public class MetadataService {
  private static final Logger log = LoggerFactory.getLogger(MetadataService.class);

  private final VideoFinder videos;
  private final FormatFinder formats;
  private final Clock clock;

  MetadataService(VideoFinder videos, FormatFinder formats, Clock clock) {
    this.videos = videos;
    this.formats = formats;
    this.clock = clock;
  }

  /**
   * What YouTube says about a video.
   *
   * @param extract false: never by yt-dlp
   */
  public VideoMetadata get(VideoId id, boolean includeFormats, boolean extract) {
    var found = found(id, extract);
    return answer(found, includeFormats ? formats(id, extract && !found.stale()) : FormatPart.NONE);
  }

  /** After a failed extraction a second one would fail as well, and be noticed. */
  private FormatPart formats(VideoId id, boolean extract) {
    return extract ? formats.find(id) : formats.findCached(id);
  }

  private Lookup.Found found(VideoId id, boolean extract) {
    return switch (videos.find(id)) {
      case Lookup.Found found -> found;
      case Lookup.Absent absent -> throw notFound(id);
      case Lookup.Unavailable gone ->
          extract ? extracted(id, gone.fault()) : withoutExtraction(id, gone.fault());
    };
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
    log.warn("video {}: {}", id, fault);
    return videos.findStale(id).orElseThrow(() -> error);
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
      return videos.findStale(id).orElseThrow(() -> neither(fault, e));
    }
  }

  /** The API's error is the one to act upon, unless there never was an API. */
  private ArchiveException neither(ApiFault fault, ArchiveException extraction) {
    return fault.kind() == ApiFault.Kind.NO_KEY
        ? extraction
        : fault.toError(clock.instant(), Map.of("extraction_error", extraction.code().name()));
  }

  private static ArchiveException notFound(VideoId id) {
    return new ArchiveException(
        ErrorCode.VIDEO_NOT_FOUND,
        "YouTube shows no video " + id + ": it does not exist, is private or was removed",
        Map.of("video_id", id.value()));
  }

  private static VideoMetadata answer(Lookup.Found found, FormatPart formats) {
    var video = found.facts().video();
    return new VideoMetadata(
        video.videoId(),
        video.title(),
        video.description(),
        video.duration(),
        video.publishedAt(),
        video.channel(),
        video.statistics(),
        video.thumbnails(),
        formats.formats(),
        formats.error(),
        video.liveStatus(),
        found.facts().source().wireName(),
        found.cached() && formats.cached(),
        formats.expiry(found.kept().expiresAt()),
        found.stale());
  }
}
