package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.tool.Folders;
import org.ytarchive.download.work.Sweep;

/** Where segments lie until they are joined, a folder for each capture. */
@Singleton
class CaptureFolders implements Sweep {
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
      Folders.deleteQuietly(folder);
    }
  }

  /** Nobody wants to go on with what a capture that is over left. */
  void drop(String id) {
    Folders.deleteQuietly(all().resolve(id));
  }

  /** What processes that died left, and what no attempt came for. */
  @Override
  public void sweep() {
    list().forEach(folder -> tidy(folder.getFileName().toString()));
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
