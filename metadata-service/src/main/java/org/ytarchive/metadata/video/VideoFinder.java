package org.ytarchive.metadata.video;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.SingleFlight;
import org.ytarchive.metadata.cache.TieredCache;

/** Finds a video in the cache, else at YouTube: by the API, or by an extraction. */
@Singleton
class VideoFinder {
  private static final Logger log = LoggerFactory.getLogger(VideoFinder.class);

  private final YouTubeApi api;
  private final Extractor extractor;
  private final ChannelFinder channels;
  private final FormatFinder formats;
  private final TieredCache<VideoFacts> cache;
  private final SingleFlight<Lookup> calls = new SingleFlight<>();
  private final SingleFlight<Lookup> extractions = new SingleFlight<>();

  VideoFinder(
      YouTubeApi api,
      Extractor extractor,
      ChannelFinder channels,
      FormatFinder formats,
      Caches caches) {
    this.api = api;
    this.extractor = extractor;
    this.channels = channels;
    this.formats = formats;
    this.cache = caches.of(CacheKind.VIDEO, VideoFacts.class);
  }

  /** From the cache or the API; one call for all who ask at once. */
  Lookup find(VideoId id) {
    return calls.join(id.value(), () -> cached(id).orElseGet(() -> ask(id)));
  }

  /** By yt-dlp; one extraction for all who ask at once. Throws what the extractor throws. */
  Lookup extract(VideoId id) {
    return extractions.join(id.value(), () -> cached(id).orElseGet(() -> askExtractor(id)));
  }

  /** What was known last, when nobody can tell any more. */
  Optional<Lookup.Found> findStale(VideoId id) {
    return cache
        .findLast(id.value())
        .flatMap(kept -> kept.find().map(facts -> new Lookup.Found(facts, kept, true, true)));
  }

  private Optional<Lookup> cached(VideoId id) {
    return cache.findFresh(id.value()).map(kept -> Lookup.of(kept, true));
  }

  private Lookup ask(VideoId id) {
    try {
      var video = Optional.ofNullable(api.videos(List.of(id)).get(id));
      return video.map(this::keepWithChannel).orElseGet(() -> keepAbsent(id));
    } catch (YouTubeApiException e) {
      return e.fault().kind() == ApiFault.Kind.NOT_FOUND
          ? keepAbsent(id)
          : new Lookup.Unavailable(e.fault());
    }
  }

  /** Without its channel's subscribers a video is kept, but soon asked for again. */
  private Lookup keepWithChannel(VideoInfo video) {
    var named = video.channel();
    if (named == null || named.id() == null) {
      return keep(VideoFacts.of(video, Source.API));
    }
    return channels
        .find(named.id())
        .map(known -> keep(VideoFacts.of(withCount(video, named, known.value()), Source.API)))
        .orElseGet(() -> keepBriefly(VideoFacts.of(video, Source.API)));
  }

  private static VideoInfo withCount(VideoInfo video, Channel named, @Nullable Channel known) {
    var count = known == null ? null : known.subscriberCount();
    return VideoInfos.withChannel(video, new Channel(named.id(), named.title(), count));
  }

  private Lookup askExtractor(VideoId id) {
    try {
      var video = extractor.info(id);
      formats.learn(id, video.formats());
      return keep(VideoFacts.of(video, Source.YT_DLP));
    } catch (ArchiveException e) {
      if (e.code() == ErrorCode.VIDEO_NOT_FOUND) {
        return keepAbsent(id);
      }
      throw e;
    }
  }

  private Lookup keep(VideoFacts facts) {
    log.info("video {} learned from {}", facts.video().videoId(), facts.source().wireName());
    return Lookup.of(cache.keep(facts.video().videoId(), facts), false);
  }

  private Lookup keepBriefly(VideoFacts facts) {
    return Lookup.of(cache.keepBriefly(facts.video().videoId(), facts), false);
  }

  private Lookup keepAbsent(VideoId id) {
    log.info("video {} is not known to YouTube", id);
    return Lookup.of(cache.keepAbsent(id.value()), false);
  }
}
