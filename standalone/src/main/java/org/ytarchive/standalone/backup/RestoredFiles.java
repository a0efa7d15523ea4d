package org.ytarchive.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.common.FileSeal;

/** Puts files back where their records say, each verified on its way. */
final class RestoredFiles {
  private static final String UNFINISHED = ".restoring";

  private final FileStore store;
  private final ArchiveRoots roots;
  private final Watcher watcher;
  private final Set<String> linked = new HashSet<>();
  private final Map<String, Path> originals = new HashMap<>();
  private final List<String> damages = new ArrayList<>();
  private long count;

  RestoredFiles(FileStore store, ArchiveRoots roots, Watcher watcher) {
    this.store = store;
    this.roots = roots;
    this.watcher = watcher;
  }

  long count() {
    return count;
  }

  /** What could not be restored, a line each. */
  List<String> damages() {
    return damages;
  }

  void restore(Path files, Path links) throws IOException {
    FileList.read(links, link -> linked.add(disk(link)));
    FileList.read(files, this::restore);
    FileList.read(links, this::link);
  }

  /** Those that the backup has, and that no record brought. */
  void restoreLoose(Path loose) throws IOException {
    FileList.read(
        loose,
        file -> {
          if (store.holds(file) && !Files.exists(place(file))) {
            restore(file);
          }
        });
  }

  /** A link shares its bytes with the file of this content on the same disk. */
  private static String disk(KeptFile file) {
    return file.root() + " " + file.sha256();
  }

  private void restore(KeptFile file) throws IOException {
    var place = place(file);
    Disk.makeFolders(Disk.parent(place));
    if (copy(file, place)) {
      FileSeal.put(place, file.sha256());
      count++;
      if (linked.contains(disk(file))) {
        originals.putIfAbsent(disk(file), place);
      }
    }
  }

  private void link(KeptFile link) throws IOException {
    var original = originals.get(disk(link));
    if (original == null) {
      restore(link);
      return;
    }
    var place = place(link);
    Disk.makeFolders(Disk.parent(place));
    Files.createLink(place, original);
    Disk.sync(Disk.parent(place));
    count++;
  }

  private Path place(KeptFile file) {
    return FileCopies.locate(roots, file)
        .orElseThrow(
            () ->
                new BackupException(
                    "the backup has files under %s: name a folder for it in STORAGE_ROOTS"
                        .formatted(file.root())));
  }

  private boolean copy(KeptFile file, Path place) throws IOException {
    var draft = place.resolveSibling(UNFINISHED);
    Files.deleteIfExists(draft);
    try {
      var written = FileStore.copy(store.place(file.sha256()), draft, watcher::advance);
      if (written.sha256().equals(file.sha256())) {
        Disk.rename(draft, place);
        return true;
      }
      damages.add(file.wirePath() + ": the backup's copy is damaged");
    } catch (NoSuchFileException none) {
      damages.add(file.wirePath() + ": the backup has no copy");
    } finally {
      Files.deleteIfExists(draft);
    }
    return false;
  }
}
