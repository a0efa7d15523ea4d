package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ytarchive.download.output.FileName;
import org.ytarchive.download.tool.Folders;
import org.ytarchive.download.work.Sweep;

/** The folders of partial files, one per job. They go only when no row needs them. */
@Singleton
class WorkFolders implements Sweep {
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final Set<String> BESIDE = Set.of("json", "webp", "jpg", "png", "vtt");
  private static final String TRASH = ".trash-";

  /** Longer than any tool takes to end. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final DownloadRoot root;
  private final DownloadStore store;
  private final Duration keepPartial;
  private final Clock clock;

  WorkFolders(DownloadRoot root, DownloadStore store, DownloadSettings settings, Clock clock) {
    this.root = root;
    this.store = store;
    this.keepPartial = settings.keepPartial();
    this.clock = clock;
  }

  /** A name of ours for a caller's: theirs may be long, odd, or differ only in case. */
  static String nameOf(String callers) {
    return PLAIN.matcher(callers).matches() ? callers : "x-" + digest(callers);
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bytes = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Path open(String name) throws IOException {
    return Files.createDirectories(root.work().resolve(name));
  }

  /** Whether there is anything of the video that a next attempt could go on with. */
  boolean holdsBytes(String name) {
    try (var paths = Files.walk(root.work().resolve(name))) {
      return paths.filter(Files::isRegularFile).anyMatch(WorkFolders::isMedia);
    } catch (IOException | UncheckedIOException gone) {
      return false;
    }
  }

  private static boolean isMedia(Path file) {
    boolean hidden = file.getFileName().toString().startsWith(".");
    return !hidden && !BESIDE.contains(FileName.ending(file)) && file.toFile().length() > 0;
  }

  /** Removes the folder and all in it, unless a download needs it. */
  void tidy(String name) {
    var folder = root.work().resolve(name);
    if (Files.exists(folder)) {
      var trash = root.work().resolve(TRASH + UUID.randomUUID());
      var keepSince = clock.instant().minus(keepPartial);
      if (store.dropUnlessNeeded(name, keepSince, () -> Folders.move(folder, trash))) {
        Folders.deleteQuietly(trash);
      }
    }
  }

  /** The folder's content turned out to be worthless: the next attempt begins anew. */
  void empty(String name) {
    Folders.deleteQuietly(root.work().resolve(name));
  }

  @Override
  public void sweep() {
    sweep(GRACE);
  }

  /** Removes whatever nobody needs and nobody touched for {@code grace}. */
  void sweep(Duration grace) {
    var before = clock.instant().minus(grace);
    for (var folder : list()) {
      if (folder.getFileName().toString().startsWith(TRASH)) {
        Folders.deleteQuietly(folder);
      } else if (Folders.isOlder(folder, before)) {
        tidy(folder.getFileName().toString());
      }
    }
  }

  /** Those of other kinds of work are hidden. */
  private List<Path> list() {
    try (var folders = Files.list(root.work())) {
      return folders.filter(Files::isDirectory).filter(WorkFolders::isOurs).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path folder) {
    var name = folder.getFileName().toString();
    return !name.startsWith(".") || name.startsWith(TRASH);
  }
}
