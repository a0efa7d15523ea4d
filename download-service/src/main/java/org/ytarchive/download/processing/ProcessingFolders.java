package org.ytarchive.download.processing;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.tool.Folders;

/**
 * The folders in which unfinished results lie, beside those of downloads: on one file system with
 * the results' place. They go when no row needs them; what a killed process left, at the next
 * start.
 */
@Singleton
class ProcessingFolders implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger log = LoggerFactory.getLogger(ProcessingFolders.class);
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
    if (Files.exists(folder) && store.dropUnlessNeeded(name, () -> move(folder, trash))) {
      Folders.deleteQuietly(trash);
    }
  }

  private static void move(Path folder, Path trash) {
    try {
      Files.move(folder, trash);
    } catch (NoSuchFileException gone) {
      log.debug("{} is gone already", folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofVirtual().name("processing-sweep").start(this::sweep);
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "1h")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void sweep() {
    if (!Files.isDirectory(work)) {
      return;
    }
    var before = clock.instant().minus(GRACE);
    try (var folders = Files.list(work)) {
      folders.filter(folder -> isOlder(folder, before)).forEach(this::sweep);
    } catch (IOException | RuntimeException e) {
      log.warn("old work folders could not be cleared away: {}", e.toString());
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

  private static boolean isOlder(Path folder, Instant before) {
    try {
      return Files.getLastModifiedTime(folder).toInstant().isBefore(before);
    } catch (IOException gone) {
      return false;
    }
  }
}
