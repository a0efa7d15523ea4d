package org.ytarchive.metadata.playlist;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.metadata.cache.SingleFlight;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.ApiFault.Kind;
import org.ytarchive.metadata.video.Source;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApiException;

/**
 * Finds a list in the cache, else at YouTube: by the API, by yt-dlp, or what was known before. When
 * the day's quota is gone, what was known before comes before yt-dlp.
 */
@Singleton
class PlaylistFinder {
  private static final Logger log = LoggerFactory.getLogger(PlaylistFinder.class);
  private static final Set<ErrorCode> NOT_FOUND =
      Set.of(ErrorCode.PLAYLIST_NOT_FOUND, ErrorCode.VIDEO_NOT_FOUND);

  private final PlaylistApi api;
  private final PlaylistExtractor extractor;
  private final PlaylistCache cache;
  private final Clock clock;
  private final SingleFlight<FoundPlaylist> flights = new SingleFlight<>();

  PlaylistFinder(PlaylistApi api, PlaylistExtractor extractor, PlaylistCache cache, Clock clock) {
    this.api = api;
    this.extractor = extractor;
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * At least {@code limit} entries if there are so many; asked for once for all who ask at once.
   */
  FoundPlaylist find(Listing listing, int limit, Spending spending) {
    return flights.join(
        listing.name() + " " + limit,
        () -> cache.findFresh(listing, limit).orElseGet(() -> ask(listing, limit, spending)));
  }

  private FoundPlaylist ask(Listing listing, int limit, Spending spending) {
    try {
      var head = head(listing, spending).orElseThrow(() -> absent(listing));
      return keep(listing, read(listing, head, limit, spending));
    } catch (YouTubeApiException e) {
      return otherwise(listing, limit, e.fault());
    }
  }

  private Optional<PlaylistHead> head(Listing listing, Spending spending) {
    return switch (listing) {
      case Listing.Playlist playlist -> api.playlist(playlist.id(), spending);
      case Listing.Channel channel -> api.channel(channel.id(), spending);
      case Listing.Handle handle -> api.channelOf(handle.name(), spending);
    };
  }

  /** A channel that never uploaded anything has no list of uploads. */
  private PlaylistFacts read(Listing listing, PlaylistHead head, int limit, Spending spending) {
    try {
      return new PlaylistPages(api, head, limit, spending).read();
    } catch (YouTubeApiException e) {
      boolean isEmpty =
          !(listing instanceof Listing.Playlist) && e.fault().kind() == Kind.PLAYLIST_NOT_FOUND;
      if (isEmpty) {
        return new PlaylistFacts(head, List.of(), true, Source.API);
      }
      throw e;
    }
  }

  private FoundPlaylist keep(Listing listing, PlaylistFacts facts) {
    log.info(
        "{} learned from {}: {} videos",
        listing.name(),
        facts.source().wireName(),
        facts.entries().size());
    return cache.keep(listing, facts);
  }

  private FoundPlaylist otherwise(Listing listing, int limit, ApiFault fault) {
    return switch (fault.kind()) {
      case NOT_FOUND, PLAYLIST_NOT_FOUND -> throw absent(listing);
      case QUOTA_GONE ->
          cache.findStale(listing, limit).orElseGet(() -> extracted(listing, limit, fault));
      case NO_KEY,
          RATE_LIMITED,
          KEY_UNUSABLE,
          REFUSED,
          COMMENTS_OFF,
          PAGE_EXPIRED,
          BAD_REQUEST,
          BROKEN ->
          extracted(listing, limit, fault);
    };
  }

  private ArchiveException absent(Listing listing) {
    log.info("{} is not known to YouTube", listing.name());
    cache.keepAbsent(listing);
    return listing.notFound();
  }

  /** What the API refuses is there; that yt-dlp cannot see it either says nothing new. */
  private FoundPlaylist extracted(Listing listing, int limit, ApiFault fault) {
    try {
      return keep(listing, extractor.list(listing, limit));
    } catch (ArchiveException e) {
      if (NOT_FOUND.contains(e.code()) && fault.kind() != Kind.REFUSED) {
        throw absent(listing);
      }
      log.warn("{}: {}, and then {} {}", listing.name(), fault, e.code(), e.getMessage());
      return cache.findStale(listing, limit).orElseThrow(() -> fault.toError(clock.instant(), e));
    }
  }
}
