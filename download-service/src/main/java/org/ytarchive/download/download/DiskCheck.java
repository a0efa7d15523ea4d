package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.http.Readiness;
import org.ytarchive.common.http.ReadinessCheck;

/** Whether there is room for downloads. */
@Singleton
class DiskCheck implements ReadinessCheck {
  private final DownloadRoot root;

  DiskCheck(DownloadRoot root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Readiness.CheckResult check() {
    try {
      root.requireSpace();
      return Readiness.CheckResult.up(Map.of("free_bytes", root.freeBytes()));
    } catch (ArchiveException e) {
      return Readiness.CheckResult.down(e.getMessage());
    }
  }
}
