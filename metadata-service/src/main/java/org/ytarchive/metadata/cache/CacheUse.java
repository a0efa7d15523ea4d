package org.ytarchive.metadata.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What became of looks into the cache, each thing that was looked for by itself. */
final class CacheUse {

  /** Where it was found. */
  enum Result {
    /** In this process. */
    MEMORY,
    /** In PostgreSQL. */
    STORE,
    /** Nowhere, or expired. */
    MISS,
    /** Expired, and told all the same, since YouTube could not be asked. */
    STALE
  }

  private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

  CacheUse(MeterRegistry registry) {
    for (var result : Result.values()) {
      counters.put(result, counter(registry, result));
    }
  }

  private static Counter counter(MeterRegistry registry, Result result) {
    return Counter.builder("ytarchive.cache.requests")
        .description("Things looked for in the cache of metadata, by where they were.")
        .tag("result", result.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  void count(Result result, int things) {
    if (things > 0) {
      Objects.requireNonNull(counters.get(result)).increment(things);
    }
  }
}
