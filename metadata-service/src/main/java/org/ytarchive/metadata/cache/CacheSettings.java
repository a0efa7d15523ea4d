package org.ytarchive.metadata.cache;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long the cache holds what.
 *
 * @param cacheTtl how long an answer counts as fresh; at most {@link #KEEP}
 * @param negativeTtl the same for "there is no such video" and for what came incomplete
 * @param memory about how many bytes each kind may take in this process
 */
@ConfigurationProperties("ytarchive.metadata")
public record CacheSettings(
    @Bindable(defaultValue = "1h") Duration cacheTtl,
    @Bindable(defaultValue = "5m") Duration negativeTtl,
    @Bindable(defaultValue = "16777216") long memory) {

  /** YouTube's developer policy: stored data is refreshed or dropped after 30 days. */
  public static final Duration KEEP = Duration.ofDays(30);

  public CacheSettings {
    cacheTtl = shorter(cacheTtl, KEEP);
    negativeTtl = shorter(negativeTtl, cacheTtl);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
