package org.ytarchive.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.ytarchive.common.ArchiveRoots;

/** A home with nothing in it that a restore could hurt. */
final class EmptyHome {
  /** What is no part of an archive. */
  private static final Set<String> HARMLESS = Set.of("tools", "logs", "run", "lost+found");

  private final Path home;
  private final ArchiveRoots roots;

  EmptyHome(Path home, ArchiveRoots roots) {
    this.home = home;
    this.roots = roots;
  }

  /** Throws {@link BackupException} naming what is there. */
  void require() throws IOException {
    refuse(home, true);
    for (var root : roots.all()) {
      refuse(root.folder(), false);
    }
  }

  private static void refuse(Path folder, boolean isHome) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      for (var entry : entries.toList()) {
        if (!(isHome && HARMLESS.contains(entry.getFileName().toString()))
            && !isEmptyFolder(entry)) {
          throw new BackupException(
              "%s is not empty (there is %s): a backup is restored into an empty home only"
                  .formatted(folder, entry.getFileName()));
        }
      }
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (var entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }
}
