package org.ytarchive.download.capture;

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
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.download.download.DownloadRoot;

/** Where segments lie until they are joined, a folder for each capture. */
@Singleton
class CaptureFolders implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger log = LoggerFactory.getLogger(CaptureFolders.class);

  private final DownloadRoot root;
  private final CaptureStore store;
  private final CaptureSettings settings;
  private final Clock clock;

  CaptureFolders(DownloadRoot root, CaptureStore store, CaptureSettings settings, Clock clock) {
    this.root = root;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  Path open(String id) throws IOException {
    return Files.createDirectories(all().resolve(id));
  }

  private Path all() {
    return root.work("captures");
  }

  /** Removes a capture's folder, unless its segments are needed. */
  void tidy(String id) {
    var folder = all().resolve(id);
    if (Files.exists(folder) && !store.needsFolder(id, clock.instant().minus(settings.keep()))) {
      delete(folder);
    }
  }

  /** Nobody wants to go on with what a capture that is over left. */
  void drop(String id) {
    if (Files.exists(all().resolve(id))) {
      delete(all().resolve(id));
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException gone) {
      log.debug("{} is gone already", folder);
    } catch (IOException | UncheckedIOException e) {
      log.warn("{} could not be removed yet: {}", folder, e.toString());
    }
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofVirtual().name("capture-sweep").start(this::sweep);
  }

  /** What processes that died left, and what no attempt came for. */
  @Scheduled(initialDelay = "1h", fixedDelay = "1h")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void sweep() {
    try {
      list().forEach(folder -> tidy(folder.getFileName().toString()));
    } catch (RuntimeException e) {
      log.warn("old captures could not be cleared away: {}", e.toString());
    }
  }

  private List<Path> list() {
    if (!Files.isDirectory(all())) {
      return List.of();
    }
    try (var folders = Files.list(all())) {
      return folders.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
