package org.ytarchive.storage.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.http.Readiness.CheckResult;
import org.ytarchive.common.http.ReadinessCheck;

/** Whether every storage root can be written to, and how much room each has left. */
@Singleton
class DiskCheck implements ReadinessCheck {
  private final StorageRoots roots;

  DiskCheck(StorageRoots roots) {
    this.roots = roots;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public CheckResult check() {
    var details = new LinkedHashMap<String, Object>();
    for (var root : roots.all()) {
      try {
        details.put(root.name(), room(root));
      } catch (IOException e) {
        return CheckResult.down("storage root " + root.name() + " is not there or not writable");
      }
    }
    return CheckResult.up(details);
  }

  /** Permission bits lie on read-only and full disks: only a file that was made proves it. */
  private static Map<String, Object> room(ArchiveRoot root) throws IOException {
    Files.delete(Files.createTempFile(root.folder(), ".ytarchive-", ".probe"));
    var disk = Files.getFileStore(root.folder());
    return Map.of("free_bytes", disk.getUsableSpace(), "total_bytes", disk.getTotalSpace());
  }
}
