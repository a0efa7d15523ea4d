package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** What one may ask about videos. The order: cache, API, then see {@link Fallback}. */
@Singleton
public class MetadataService {
  private static final int RETRY_AFTER_SECONDS = 30;

  private final VideoFinder videos;
  private final FormatFinder formats;
  private final Fallback fallback;
  private final ExtractionTurns turns;

  MetadataService(
      VideoFinder videos, FormatFinder formats, Fallback fallback, ExtractionTurns turns) {
    this.videos = videos;
    this.formats = formats;
    this.fallback = fallback;
    this.turns = turns;
  }

  /**
   * What YouTube says about a video.
   *
   * @param extract false: never by yt-dlp
   */
  public VideoMetadata get(VideoId id, boolean includeFormats, boolean extract) {
    var lookup = Objects.requireNonNull(videos.find(List.of(id), new Spending()).get(id));
    return answer(id, lookup, includeFormats, extract);
  }

  /** What YouTube says about many videos: an answer for each of them, in their order. */
  public Map<VideoId, VideoAnswer> getAll(
      Collection<VideoId> ids, boolean includeFormats, Spending spending) {
    var lookups = videos.find(ids, spending);
    var all = new LinkedHashMap<VideoId, VideoAnswer>();
    var slow = new LinkedHashMap<VideoId, Lookup>();
    for (var id : ids) {
      var lookup = Objects.requireNonNull(lookups.get(id));
      all.put(id, told(id, lookup, includeFormats, false));
      if (needsExtraction(id, lookup, includeFormats)) {
        slow.put(id, lookup);
      }
    }
    slow.keySet().forEach(id -> all.computeIfPresent(id, (same, answer) -> late(answer)));
    all.putAll(turns.each(slow, (id, lookup) -> told(id, lookup, includeFormats, true)));
    return all;
  }

  private boolean needsExtraction(VideoId id, Lookup lookup, boolean includeFormats) {
    return switch (lookup) {
      case Lookup.Found found -> includeFormats && !formats.isKnown(id);
      case Lookup.Absent absent -> false;
      case Lookup.Unavailable gone -> fallback.atOnce(id, gone.fault()).isEmpty();
    };
  }

  /** What is answered when yt-dlp's turn does not come in time. */
  private static VideoAnswer late(VideoAnswer withoutExtraction) {
    return switch (withoutExtraction) {
      case VideoAnswer.Known known -> known;
      case VideoAnswer.Failed failed ->
          new VideoAnswer.Failed(
              new ArchiveException(
                  ErrorCode.SERVICE_UNAVAILABLE,
                  "there was no time to ask yt-dlp about this one: ask again for the rest",
                  Map.of("retry_after", RETRY_AFTER_SECONDS)));
    };
  }

  private VideoAnswer told(VideoId id, Lookup lookup, boolean includeFormats, boolean extract) {
    try {
      return new VideoAnswer.Known(answer(id, lookup, includeFormats, extract));
    } catch (ArchiveException e) {
      return new VideoAnswer.Failed(e);
    }
  }

  private VideoMetadata answer(VideoId id, Lookup lookup, boolean includeFormats, boolean extract) {
    var found =
        switch (lookup) {
          case Lookup.Found known -> known;
          case Lookup.Absent absent -> throw Fallback.notFound(id);
          case Lookup.Unavailable gone -> fallback.found(id, gone.fault(), extract);
        };
    return answer(
        found,
        includeFormats
            ? formats(id, extract && found.age() != Lookup.Age.STALE_AFTER_EXTRACTION)
            : FormatPart.NONE);
  }

  /** After a failed extraction a second one would fail as well, and be noticed. */
  private FormatPart formats(VideoId id, boolean extract) {
    return extract ? formats.find(id) : formats.findCached(id);
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
