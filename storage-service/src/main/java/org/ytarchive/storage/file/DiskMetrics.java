package org.ytarchive.storage.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;

/** How much room is left in the storage roots. */
@Singleton
class DiskMetrics implements MetricsSource {
  private final StorageRoots roots;

  DiskMetrics(StorageRoots roots) {
    this.roots = roots;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Metric> metrics() {
    var free =
        Metric.gauge("ytarchive_disk_free_bytes", "Bytes that may still be written, by root.");
    roots.all().forEach(root -> free.with("root", root.name(), free(root)));
    return List.of(free);
  }

  private static long free(ArchiveRoot root) {
    try {
      return Files.getFileStore(root.folder()).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
