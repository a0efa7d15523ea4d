package org.ytarchive.metadata.quota;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;

/** What is left of the day's allowances, for all replicas together. */
@Singleton
class QuotaMetrics implements MetricsSource {
  private final QuotaLedger ledger;
  private final QuotaSettings settings;
  private final Clock clock;

  QuotaMetrics(QuotaLedger ledger, QuotaSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "quota";
  }

  @Override
  public List<Metric> metrics() {
    var used = ledger.used(QuotaDay.of(clock.instant()));
    var remaining =
        Metric.gauge(
            "ytarchive_youtube_quota_remaining",
            "Units of the YouTube Data API that may still be spent today.");
    for (var bucket : QuotaBucket.values()) {
      long left = settings.limit(bucket) - used.getOrDefault(bucket, 0L);
      remaining.with("bucket", bucket.word(), Math.max(0, left));
    }
    return List.of(remaining);
  }
}
