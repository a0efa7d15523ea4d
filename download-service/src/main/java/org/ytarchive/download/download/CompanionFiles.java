package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.download.output.FileName;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/**
 * Puts beside a video what came along with it. As with the video, a name is in the row before it is
 * on the disk, so that after a crash the next run goes on; unlike the video's, its failure is only
 * reported.
 */
@Singleton
class CompanionFiles {
  private static final Logger log = LoggerFactory.getLogger(CompanionFiles.class);
  private static final int MOST_NUMBERS = 1000;
  private static final int MOST_ROUNDS = 100;

  private final CompanionStage stage;
  private final DownloadRoot root;
  private final DownloadStore store;
  private final Persistently persistently;

  CompanionFiles(
      CompanionStage stage, DownloadRoot root, DownloadStore store, Persistently persistently) {
    this.stage = stage;
    this.root = root;
    this.store = store;
    this.persistently = persistently;
  }

  /** Takes in what was fetched, and remembers it before the video has its place. */
  Companions take(Download download, Running<Run> running, Outcome.Fetched fetched)
      throws InterruptedException {
    var taken = stage.take(download, fetched);
    remember(running, taken);
    return taken;
  }

  private void remember(Running<Run> running, Companions companions) throws InterruptedException {
    persistently.require(running, () -> store.accompany(running.run(), companions));
  }

  /** Puts what has no place yet beside the video; again after a crash, it does the rest. */
  void place(Download download, Running<Run> running, DownloadedFile video, Companions remembered)
      throws InterruptedException {
    var written = remembered;
    var all = remembered;
    for (int round = 0; round < MOST_ROUNDS && !waiting(all).isEmpty(); round++) {
      all = named(download, video, all);
      if (!all.equals(written)) {
        remember(running, all);
        written = all;
      }
      all = put(download, all);
    }
    for (var file : waiting(all)) {
      all = all.without(file, "there was no place for it");
    }
    if (!all.equals(written)) {
      remember(running, all);
    }
  }

  /** Everything with the place it has, or could have now. */
  private Companions named(Download download, DownloadedFile video, Companions all) {
    var result = all;
    for (var file : all.files()) {
      try {
        result = named(download, video, file, result);
      } catch (IOException e) {
        log.warn("{}: {} is not kept: {}", download.id(), file.kind(), e.toString());
        result = result.without(file, "it could not be put in its place");
      }
    }
    return result;
  }

  private Companions named(
      Download download, DownloadedFile video, CompanionFile file, Companions all)
      throws IOException {
    if (stands(file)) {
      return all;
    }
    var item = item(download, file);
    if (!Shelf.holds(item.file(), item.size(), item.sha256())) {
      return all.without(file, "it was lost on its way");
    }
    var path = root.wire(free(item, video(video), suffix(file)));
    return all.with(file, Companions.at(path, file));
  }

  private Path video(DownloadedFile video) throws IOException {
    return root.file(video.path()).orElseThrow(() -> new IOException("no place " + video.path()));
  }

  private Shelf.Item item(Download download, CompanionFile file) throws IOException {
    return new Shelf.Item(stage.find(download, file), file.size(), file.sha256());
  }

  /** A video's name has at most 200 bytes, and no ending as many more as a file system takes. */
  private static Path free(Shelf.Item item, Path video, String suffix) throws IOException {
    var stem = FileName.stem(video);
    for (int number = 1; number <= MOST_NUMBERS; number++) {
      var place = video.resolveSibling(stem + (number == 1 ? "" : " (" + number + ")") + suffix);
      if (!Files.exists(place) || Shelf.holds(place, item.size(), item.sha256())) {
        return place;
      }
    }
    throw new FileAlreadyExistsException(stem + suffix);
  }

  /** As media servers expect it. */
  private static String suffix(CompanionFile file) {
    var extension = file.path().substring(file.path().lastIndexOf('.'));
    return switch (file.kind()) {
      case CompanionFile.METADATA -> ".info" + extension;
      case CompanionFile.SUBTITLES -> "." + file.language() + extension;
      default -> extension;
    };
  }

  /** What somebody else's file was first at the place of, still waits afterwards. */
  private Companions put(Download download, Companions all) {
    var result = all;
    for (var file : waiting(all)) {
      try {
        Shelf.put(item(download, file), root.file(file.path()).orElseThrow());
      } catch (IOException e) {
        log.warn("{}: {} is not kept: {}", download.id(), file.path(), e.toString());
        result = result.without(file, "it could not be put in its place");
      }
    }
    return result;
  }

  private List<CompanionFile> waiting(Companions all) {
    return all.files().stream().filter(file -> !stands(file)).toList();
  }

  private boolean stands(CompanionFile file) {
    try {
      return Companions.hasPlace(file) && root.holds(file.path(), file.size(), file.sha256());
    } catch (IOException e) {
      log.warn("{} cannot be read: {}", file.path(), e.toString());
      return false;
    }
  }
}
