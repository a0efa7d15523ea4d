package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;

/** How much room is left for downloads; Storage says the same of its roots. */
@Singleton
class DiskMetrics implements MetricsSource {
  private final DownloadRoot root;

  DiskMetrics(DownloadRoot root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.gauge("ytarchive_disk_free_bytes", "Bytes that may still be written, by root.")
            .with("root", DownloadRoot.NAME, root.freeBytes()));
  }
}
