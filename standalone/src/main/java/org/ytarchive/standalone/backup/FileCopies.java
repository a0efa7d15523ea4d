package org.ytarchive.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.ArchiveRoots;

/** Takes the files of a list into the store, and remembers what was wrong with them. */
final class FileCopies {
  private final FileStore store;
  private final ArchiveRoots roots;
  private final Watcher watcher;
  private final List<KeptFile> gone = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Set<String> unknownRoots = new HashSet<>();
  private long files;
  private long bytes;

  FileCopies(FileStore store, ArchiveRoots roots, Watcher watcher) {
    this.store = store;
    this.roots = roots;
    this.watcher = watcher;
  }

  /** Those taken in for the first time. */
  long newFiles() {
    return files;
  }

  long newBytes() {
    return bytes;
  }

  /** A record leans on them, and they were not there. */
  boolean someAreGone() {
    return !gone.isEmpty();
  }

  /** Before the same files are gone through once more. */
  void forgetTroubles() {
    gone.clear();
    wrong.clear();
  }

  List<String> troubles() {
    var all = new ArrayList<>(wrong);
    gone.forEach(file -> all.add(file.wirePath() + ": there is no such file"));
    return all;
  }

  /** Before hours of copying that a full disk would end. */
  void requireSpace(Path list, Path target) throws IOException {
    var wanted = new AtomicLong();
    FileList.read(list, file -> wanted.addAndGet(store.holds(file) ? 0 : file.bytes()));
    long free = Files.getFileStore(target).getUsableSpace();
    if (wanted.get() > free) {
      throw new BackupException(
          "%d bytes are to be copied, and %s has %d free".formatted(wanted.get(), target, free));
    }
  }

  void take(Path list) throws IOException {
    FileList.read(list, this::take);
  }

  private void take(KeptFile file) throws IOException {
    var source = locate(roots, file);
    if (source.isEmpty()) {
      warnOnce(file.root());
      return;
    }
    switch (store.take(file, source.get(), watcher::advance)) {
      case NEW -> count(file);
      case THERE_ALREADY -> watcher.advance(file.bytes());
      case GONE -> miss(file);
      case DIFFERENT -> differ(file);
    }
  }

  private void count(KeptFile file) {
    files++;
    bytes += file.bytes();
  }

  private void miss(KeptFile file) {
    if (file.need() != KeptFile.Need.LOOSE) {
      gone.add(file);
    }
  }

  private void differ(KeptFile file) {
    if (file.need() != KeptFile.Need.LOOSE) {
      wrong.add(file.wirePath() + ": its content is not what its record says");
    }
  }

  private void warnOnce(String root) {
    if (unknownRoots.add(root)) {
      var line = root + " is none of STORAGE_ROOTS here: its files are not in this backup";
      wrong.add(line);
      watcher.warn(line);
    }
  }

  /** Empty when its root is unknown here. */
  static Optional<Path> locate(ArchiveRoots roots, KeptFile file) {
    return roots.all().stream()
        .filter(root -> root.name().equals(file.root()))
        .findFirst()
        .flatMap((ArchiveRoot root) -> root.resolve(file.wirePath()));
  }
}
