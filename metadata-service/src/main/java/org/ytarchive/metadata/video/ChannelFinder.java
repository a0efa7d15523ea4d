package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.Kept;
import org.ytarchive.metadata.cache.SingleFlight;
import org.ytarchive.metadata.cache.TieredCache;

/** Channels, cached apart: many videos share one. */
@Singleton
class ChannelFinder {
  private static final Logger log = LoggerFactory.getLogger(ChannelFinder.class);

  private final YouTubeApi api;
  private final TieredCache<Channel> cache;
  private final SingleFlight<Kept<Channel>> flights = new SingleFlight<>();

  ChannelFinder(YouTubeApi api, Caches caches) {
    this.api = api;
    this.cache = caches.of(CacheKind.CHANNEL, Channel.class);
  }

  /**
   * What is known of a channel, an older answer if need be. Empty when the API failed: a video is
   * worth having without its channel's subscribers.
   */
  Optional<Kept<Channel>> find(String id) {
    try {
      return Optional.of(flights.join(id, () -> cache.findFresh(id).orElseGet(() -> ask(id))));
    } catch (YouTubeApiException e) {
      log.warn("channel {} cannot be had: {}", id, e.fault());
      return cache.findLast(id);
    }
  }

  private Kept<Channel> ask(String id) {
    var channel = api.channels(List.of(id)).get(id);
    return channel == null ? cache.keepAbsent(id) : cache.keep(id, channel);
  }
}
