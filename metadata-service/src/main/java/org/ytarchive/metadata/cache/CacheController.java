package org.ytarchive.metadata.cache;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.contracts.metadata.CacheOperations;
import org.ytarchive.contracts.metadata.ClearedCache;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class CacheController implements CacheOperations {
  private final Caches caches;
  private final Clock clock;

  CacheController(Caches caches, Clock clock) {
    this.caches = caches;
    this.clock = clock;
  }

  @Override
  public Envelope<ClearedCache> clear(@Nullable String videoId, boolean expiredOnly) {
    var now = clock.instant();
    var id = videoId == null ? null : new VideoId(videoId).value();
    var cleared = clear(new Clearing(id, expiredOnly ? now : null));
    return Envelope.success(answer(id, expiredOnly, cleared), now);
  }

  private static ClearedCache answer(
      @Nullable String id, boolean expiredOnly, Map<CacheKind, Integer> cleared) {
    var byKind = new LinkedHashMap<String, Integer>();
    for (var kind : CacheKind.values()) {
      byKind.put(kind.word(), cleared.getOrDefault(kind, 0));
    }
    int sum = byKind.values().stream().mapToInt(Integer::intValue).sum();
    return new ClearedCache(id, expiredOnly, sum, byKind);
  }

  /** A database that is away has an answer of its own. */
  private Map<CacheKind, Integer> clear(Clearing what) {
    try {
      return caches.clear(what);
    } catch (RuntimeException e) {
      if (DatabaseAway.explains(e)) {
        throw e;
      }
      throw new ArchiveException(
          ErrorCode.CACHE_ERROR, "the cache cannot be cleared; the log says why", Map.of(), e);
    }
  }
}
