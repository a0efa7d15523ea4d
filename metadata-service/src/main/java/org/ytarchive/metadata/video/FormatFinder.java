package org.ytarchive.metadata.video;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.FormatList;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.Kept;
import org.ytarchive.metadata.cache.SingleFlight;
import org.ytarchive.metadata.cache.TieredCache;

/** What a video can be had in: from the cache, else by an extraction. */
@Singleton
class FormatFinder {
  private static final Logger log = LoggerFactory.getLogger(FormatFinder.class);

  private final Extractor extractor;
  private final TieredCache<FormatList> cache;
  private final SingleFlight<FormatPart> flights = new SingleFlight<>();

  FormatFinder(Extractor extractor, Caches caches) {
    this.extractor = extractor;
    this.cache = caches.of(CacheKind.FORMATS, FormatList.class);
  }

  /** Never throws for what yt-dlp or the download service say: it is told beside the answer. */
  FormatPart find(VideoId id) {
    return flights.join(id.value(), () -> cached(id).orElseGet(() -> ask(id)));
  }

  /** Asks nobody. */
  FormatPart findCached(VideoId id) {
    return cached(id).orElseGet(() -> FormatPart.failed(ErrorCode.SERVICE_UNAVAILABLE));
  }

  boolean isKnown(VideoId id) {
    return cached(id).isPresent();
  }

  /** Takes note of formats that came with something else; none may mean that nobody looked. */
  void learn(VideoId id, List<Format> formats) {
    if (!formats.isEmpty()) {
      keep(id, formats);
    }
  }

  private Optional<FormatPart> cached(VideoId id) {
    return cache.findFresh(id.value()).flatMap(kept -> part(kept, true));
  }

  private FormatPart ask(VideoId id) {
    try {
      return part(keep(id, extractor.formats(id)), false).orElseThrow();
    } catch (ArchiveException e) {
      log.warn("formats of {} cannot be had: {} {}", id, e.code(), e.getMessage());
      return FormatPart.failed(e.code());
    }
  }

  private Kept<FormatList> keep(VideoId id, List<Format> formats) {
    return cache.keep(id.value(), new FormatList(id.value(), formats));
  }

  private static Optional<FormatPart> part(Kept<FormatList> kept, boolean cached) {
    return kept.find().map(list -> FormatPart.of(list.formats(), cached, kept.expiresAt()));
  }
}
