package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.output.FileName;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/**
 * Where results stand ({@code distributed-video-processing.md}, "Processing Flow"). A result's name
 * is in the row before it is on the disk, so that after a crash in between the next run finds it.
 * The same made anew takes the place of the older one.
 */
@Singleton
class Results {
  private static final String FOLDER = "processed_videos/";

  private final DownloadRoot root;
  private final ProcessingStore store;
  private final Persistently persistently;

  Results(DownloadRoot root, ProcessingStore store, Persistently persistently) {
    this.root = root;
    this.store = store;
    this.persistently = persistently;
  }

  /** Whether an earlier run left the finished file in its place. */
  boolean isInPlace(Processing processing) throws IOException {
    return processing.file().isPresent() && root.holds(processing.file().get());
  }

  /** Moves the file; throws {@link InterruptedException} when a newer run has taken over. */
  DownloadedFile place(
      Processing processing, Running<ProcessingRun> running, Path made, DownloadedFile verified)
      throws IOException, InterruptedException {
    var wire = "/downloads/" + FOLDER + name(processing.request(), made);
    var place = root.file(wire).orElseThrow(() -> new IOException("no place " + wire));
    var named = root.at(place, verified);
    persistently.require(running, () -> store.remember(running.run(), named));
    var folder = Objects.requireNonNull(place.getParent());
    Files.createDirectories(folder);
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Shelf.sync(folder);
    return named;
  }

  private static String name(ProcessingRequest request, Path made) {
    return switch (request.process()) {
      case ENHANCEMENT -> "enhanced_" + request.fileId() + "." + FileName.ending(made);
      case EXTRACTION -> "metadata/" + request.fileId() + "_metadata.json";
    };
  }
}
