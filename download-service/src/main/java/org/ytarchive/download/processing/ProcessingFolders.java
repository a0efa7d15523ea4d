package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.tool.Folders;
import org.ytarchive.download.work.Sweep;

/**
 * The folders in which unfinished results lie, beside those of downloads: on one file system with
 * the results' place. They go when no row needs them; what a killed process left, at the next
 * start.
 */
@Singleton
class ProcessingFolders implements Sweep {
  private static final String TRASH = ".trash-";

  /** Longer than any tool takes to end. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Path work;
  private final ProcessingStore store;
  private final Clock clock;

  ProcessingFolders(DownloadRoot root, ProcessingStore store, Clock clock) {
    this.work = root.work().resolve(".processings");
    this.store = store;
    this.clock = clock;
  }

  Path open(String name) throws IOException {
    return Files.createDirectories(work.resolve(name));
  }

  /** Removes the folder and all in it, unless a processing needs it. */
  void tidy(String name) {
    var folder = work.resolve(name);
    var trash = work.resolve(TRASH + UUID.randomUUID());
    if (Files.exists(folder) && store.dropUnlessNeeded(name, () -> Folders.move(folder, trash))) {
      Folders.deleteQuietly(trash);
    }
  }

  @Override
  public void sweep() {
    var before = clock.instant().minus(GRACE);
    list().stream().filter(folder -> Folders.isOlder(folder, before)).forEach(this::sweep);
  }

  private List<Path> list() {
    if (!Files.isDirectory(work)) {
      return List.of();
    }
    try (var folders = Files.list(work)) {
      return folders.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sweep(Path folder) {
    var name = folder.getFileName().toString();
    if (name.startsWith(TRASH)) {
      Folders.deleteQuietly(folder);
    } else {
      tidy(name);
    }
  }
}
