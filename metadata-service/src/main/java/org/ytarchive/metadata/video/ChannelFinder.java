package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final TieredCache<Channel> cache;
  private final Gatherer<String, Channel> calls;
  private final SingleFlight<Optional<Kept<Channel>>> flights = new SingleFlight<>();

  ChannelFinder(YouTubeApi api, Caches caches, Gathering gathering) {
    this.cache = caches.of(CacheKind.CHANNEL, Channel.class);
    this.calls = gathering.gatherer(api::channels);
  }

  /**
   * What is known of channels, an older answer if need be. Those are absent for which the API
   * failed: a video is worth having without its channel's subscribers.
   */
  Map<String, Kept<Channel>> find(Collection<String> ids, Spending spending) {
    var found = new LinkedHashMap<String, Kept<Channel>>();
    flights
        .joinAll(ids, mine -> look(mine, spending))
        .forEach((id, channel) -> channel.ifPresent(kept -> found.put(id, kept)));
    return found;
  }

  private Map<String, Optional<Kept<Channel>>> look(Collection<String> ids, Spending spending) {
    var all = new LinkedHashMap<String, Optional<Kept<Channel>>>();
    cache.findFresh(ids).forEach((id, kept) -> all.put(id, Optional.of(kept)));
    var missing = ids.stream().filter(id -> !all.containsKey(id)).toList();
    ask(missing, spending).forEach((id, kept) -> all.put(id, Optional.of(kept)));
    missing.forEach(id -> all.putIfAbsent(id, Optional.empty()));
    return all;
  }

  private Map<String, Kept<Channel>> ask(List<String> ids, Spending spending) {
    var answers = calls.ask(ids, spending);
    var unknown = new ArrayList<>(ids);
    unknown.removeAll(answers.found().keySet());
    unknown.removeAll(answers.faults().keySet());
    answers.faults().forEach((id, fault) -> log.warn("channel {} cannot be had: {}", id, fault));
    var kept = new LinkedHashMap<>(cache.keep(answers.found()));
    kept.putAll(cache.keepAbsent(unknown));
    kept.putAll(cache.findLast(answers.faults().keySet()));
    return kept;
  }
}
