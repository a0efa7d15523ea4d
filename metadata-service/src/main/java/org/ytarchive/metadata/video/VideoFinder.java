package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.Kept;
import org.ytarchive.metadata.cache.SingleFlight;
import org.ytarchive.metadata.cache.TieredCache;

/** Finds videos in the cache, else at YouTube: by the API, or by an extraction. */
@Singleton
class VideoFinder {
  private static final Logger log = LoggerFactory.getLogger(VideoFinder.class);

  private final Gatherer<VideoId, VideoInfo> calls;
  private final Extractor extractor;
  private final ChannelFinder channels;
  private final FormatFinder formats;
  private final TieredCache<VideoFacts> cache;
  private final SingleFlight<Lookup> flights = new SingleFlight<>();
  private final SingleFlight<Lookup> extractions = new SingleFlight<>();

  VideoFinder(
      YouTubeApi api,
      Extractor extractor,
      ChannelFinder channels,
      FormatFinder formats,
      Caches caches,
      Gathering gathering) {
    this.calls = gathering.gatherer(api::videos);
    this.extractor = extractor;
    this.channels = channels;
    this.formats = formats;
    this.cache = caches.of(CacheKind.VIDEO, VideoFacts.class);
  }

  /** From the cache or the API, each of them; one call for all who ask at once. */
  Map<VideoId, Lookup> find(Collection<VideoId> ids, Spending spending) {
    var names = ids.stream().map(VideoId::value).toList();
    var found = new LinkedHashMap<VideoId, Lookup>();
    flights
        .joinAll(names, mine -> look(mine, spending))
        .forEach((id, lookup) -> found.put(new VideoId(id), lookup));
    return found;
  }

  /** By yt-dlp; one extraction for all who ask at once. Throws what the extractor throws. */
  Lookup extract(VideoId id) {
    return extractions.join(id.value(), () -> cached(id).orElseGet(() -> askExtractor(id)));
  }

  /** What was known last, when nobody can tell any more. */
  Optional<Lookup.Found> findStale(VideoId id, Lookup.Age age) {
    return cache
        .findLast(id.value())
        .flatMap(kept -> kept.find().map(facts -> new Lookup.Found(facts, kept, age)));
  }

  private Optional<Lookup> cached(VideoId id) {
    return cache.findFresh(id.value()).map(kept -> Lookup.of(kept, Lookup.Age.CACHED));
  }

  private Map<String, Lookup> look(Collection<String> ids, Spending spending) {
    var all = new LinkedHashMap<String, Lookup>();
    cache.findFresh(ids).forEach((id, kept) -> all.put(id, Lookup.of(kept, Lookup.Age.CACHED)));
    var missing = ids.stream().filter(id -> !all.containsKey(id)).map(VideoId::new).toList();
    all.putAll(ask(missing, spending));
    return all;
  }

  private Map<String, Lookup> ask(Collection<VideoId> ids, Spending spending) {
    var answers = calls.ask(ids, spending);
    var all = keepWithChannels(answers.found(), spending);
    var absent = new LinkedHashSet<String>();
    for (var id : ids) {
      var fault = answers.faults().get(id);
      if (fault != null && fault.kind() != ApiFault.Kind.NOT_FOUND) {
        all.put(id.value(), new Lookup.Unavailable(fault));
      } else if (!all.containsKey(id.value())) {
        absent.add(id.value());
      }
    }
    all.putAll(keepAbsent(absent));
    return all;
  }

  /** Without its channel's subscribers a video is kept, but soon asked for again. */
  private Map<String, Lookup> keepWithChannels(Map<VideoId, VideoInfo> videos, Spending spending) {
    var known = channels.find(channelsOf(videos.values()), spending);
    var whole = new LinkedHashMap<String, VideoFacts>();
    var partial = new LinkedHashMap<String, VideoFacts>();
    for (var video : videos.values()) {
      var named = channelOf(video);
      var channel = named.map(known::get);
      var facts = channel.map(c -> withCount(video, c)).orElse(video);
      (named.isPresent() && channel.isEmpty() ? partial : whole)
          .put(video.videoId(), VideoFacts.of(facts, Source.API));
    }
    var all = learned(cache.keep(whole));
    all.putAll(learned(cache.keepBriefly(partial)));
    return all;
  }

  private static Collection<String> channelsOf(Collection<VideoInfo> videos) {
    return videos.stream().flatMap(video -> channelOf(video).stream()).distinct().toList();
  }

  private static Optional<String> channelOf(VideoInfo video) {
    return Optional.ofNullable(video.channel()).map(Channel::id);
  }

  private static VideoInfo withCount(VideoInfo video, Kept<Channel> known) {
    var named = video.channel();
    var count = known.find().map(Channel::subscriberCount).orElse(null);
    return named == null
        ? video
        : VideoInfos.withChannel(video, new Channel(named.id(), named.title(), count));
  }

  private static Map<String, Lookup> learned(Map<String, Kept<VideoFacts>> kept) {
    var all = new LinkedHashMap<String, Lookup>();
    kept.forEach((id, facts) -> all.put(id, Lookup.of(facts, Lookup.Age.NEW)));
    if (!all.isEmpty()) {
      log.info("{} learned from the API", shown(all.keySet()));
    }
    return all;
  }

  private Lookup askExtractor(VideoId id) {
    try {
      var video = extractor.info(id);
      formats.learn(id, video.formats());
      log.info("video {} learned from yt-dlp", id);
      return Lookup.of(cache.keep(id.value(), VideoFacts.of(video, Source.YT_DLP)), Lookup.Age.NEW);
    } catch (ArchiveException e) {
      if (e.code() == ErrorCode.VIDEO_NOT_FOUND) {
        return keepAbsent(Set.of(id.value())).values().iterator().next();
      }
      throw e;
    }
  }

  private Map<String, Lookup> keepAbsent(Collection<String> ids) {
    var all = new LinkedHashMap<String, Lookup>();
    cache.keepAbsent(ids).forEach((id, kept) -> all.put(id, Lookup.of(kept, Lookup.Age.NEW)));
    if (!all.isEmpty()) {
      log.info("{} not known to YouTube", shown(all.keySet()));
    }
    return all;
  }

  private static String shown(Collection<String> ids) {
    return ids.size() == 1 ? "video " + ids.iterator().next() : ids.size() + " videos";
  }
}
