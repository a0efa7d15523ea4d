package org.ytarchive.storage.stats;

import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;
import org.ytarchive.storage.file.FileKind;

/** How much is kept, from the totals. */
@Singleton
class StorageMetrics implements MetricsSource {
  private final TotalsStore totals;

  StorageMetrics(TotalsStore totals) {
    this.totals = totals;
  }

  @Override
  public String name() {
    return "storage";
  }

  @Override
  public List<Metric> metrics() {
    var now = totals.totals();
    var bytes = Metric.gauge("ytarchive_storage_bytes", "Bytes of kept files, by kind.");
    var files = Metric.gauge("ytarchive_storage_files", "Kept files, by kind.");
    for (var kind : FileKind.values()) {
      bytes.with("kind", kind.wireName(), now.of(kind).bytes());
      files.with("kind", kind.wireName(), now.of(kind).files());
    }
    return List.of(
        bytes,
        files,
        Metric.gauge("ytarchive_storage_videos", "Records that have files.").of(now.videos()));
  }
}
