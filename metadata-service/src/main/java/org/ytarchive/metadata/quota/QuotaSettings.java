package org.ytarchive.metadata.quota;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much may be spent per day, by all replicas together; 0: nothing.
 *
 * @param main units for everything but the two below
 * @param statistics calls of {@code videos:batchGetStats}
 * @param search calls of {@code search.list}
 */
@ConfigurationProperties("ytarchive.quota")
public record QuotaSettings(
    @Bindable(defaultValue = "10000") long main,
    @Bindable(defaultValue = "10000") long statistics,
    @Bindable(defaultValue = "100") long search) {

  long limit(QuotaBucket bucket) {
    return switch (bucket) {
      case MAIN -> main;
      case STATISTICS -> statistics;
      case SEARCH -> search;
    };
  }
}
