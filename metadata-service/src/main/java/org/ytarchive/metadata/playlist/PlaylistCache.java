package org.ytarchive.metadata.playlist;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.Kept;
import org.ytarchive.metadata.cache.TieredCache;

/** Lists by playlist or channel; a handle leads to its channel. */
@Singleton
class PlaylistCache {
  private final TieredCache<PlaylistFacts> lists;
  private final TieredCache<Owner> handles;

  /** Whose handle it is. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Owner(String channelId) {}

  PlaylistCache(Caches caches) {
    this.lists = caches.of(CacheKind.PLAYLIST, PlaylistFacts.class);
    this.handles = caches.of(CacheKind.HANDLE, Owner.class);
  }

  /**
   * What is known and fresh and long enough. Throws {@code PLAYLIST_NOT_FOUND} when it is known
   * that there is none.
   */
  Optional<FoundPlaylist> findFresh(Listing listing, int limit) {
    return switch (listing) {
      case Listing.Handle handle ->
          handles
              .findFresh(handle.name())
              .map(kept -> kept.find().orElseThrow(listing::notFound))
              .flatMap(owner -> findFresh(new Listing.Channel(owner.channelId()), limit));
      case Listing.Playlist playlist -> fresh(listing, limit);
      case Listing.Channel channel -> fresh(listing, limit);
    };
  }

  private Optional<FoundPlaylist> fresh(Listing listing, int limit) {
    return lists
        .findFresh(listing.name())
        .map(kept -> found(kept, kept.find().orElseThrow(listing::notFound), false))
        .filter(found -> found.facts().reaches(limit));
  }

  /** What was known last and is long enough: nobody may take the beginning of a list for all. */
  Optional<FoundPlaylist> findStale(Listing listing, int limit) {
    return switch (listing) {
      case Listing.Handle handle ->
          handles
              .findLast(handle.name())
              .flatMap(Kept::find)
              .flatMap(owner -> findStale(new Listing.Channel(owner.channelId()), limit));
      case Listing.Playlist playlist -> stale(playlist.id(), limit);
      case Listing.Channel channel -> stale(channel.id(), limit);
    };
  }

  private Optional<FoundPlaylist> stale(String key, int limit) {
    return lists
        .findLast(key)
        .flatMap(kept -> kept.find().map(facts -> found(kept, facts, true)))
        .filter(found -> found.facts().reaches(limit));
  }

  private static FoundPlaylist found(Kept<PlaylistFacts> kept, PlaylistFacts facts, boolean stale) {
    return new FoundPlaylist(facts, kept.expiresAt(), true, stale);
  }

  FoundPlaylist keep(Listing listing, PlaylistFacts facts) {
    var owner = Optional.ofNullable(facts.head().channel()).map(Channel::id);
    var key =
        switch (listing) {
          case Listing.Handle handle -> owner.map(id -> learn(handle, id)).orElse(handle.name());
          case Listing.Playlist playlist -> playlist.id();
          case Listing.Channel channel -> channel.id();
        };
    return new FoundPlaylist(facts, lists.keep(key, facts).expiresAt(), false, false);
  }

  private String learn(Listing.Handle handle, String channelId) {
    handles.keep(handle.name(), new Owner(channelId));
    return channelId;
  }

  void keepAbsent(Listing listing) {
    switch (listing) {
      case Listing.Handle handle -> handles.keepAbsent(handle.name());
      case Listing.Playlist playlist -> lists.keepAbsent(playlist.id());
      case Listing.Channel channel -> lists.keepAbsent(channel.id());
    }
  }
}
