package org.ytarchive.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Files by their SHA-256, each once: {@code files/ab/abcd…}. What is there under its name is whole;
 * what is being written lies in {@code files/.new} and counts for nothing.
 */
final class FileStore {
  private final Path folder;

  FileStore(Path folder) {
    this.folder = folder;
  }

  /** What became of a file that was to be taken in. */
  enum Taken {
    NEW,
    THERE_ALREADY,
    GONE,
    /** It holds other bytes than its record says. */
    DIFFERENT
  }

  void open() throws IOException {
    Disk.delete(unfinished());
    Disk.makeFolders(unfinished());
  }

  private Path unfinished() {
    return folder.resolve(".new");
  }

  Path place(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  boolean holds(KeptFile file) {
    try {
      return Files.size(place(file.sha256())) == file.bytes();
    } catch (IOException none) {
      return false;
    }
  }

  /** Copies a file in, unless its content is here. */
  Taken take(KeptFile file, Path source, LongConsumer copied) throws IOException {
    if (holds(file)) {
      return Taken.THERE_ALREADY;
    }
    var draft = unfinished().resolve(UUID.randomUUID().toString());
    try {
      var written = copy(source, draft, copied);
      if (!written.sha256().equals(file.sha256())) {
        return Taken.DIFFERENT;
      }
      Disk.makeFolders(Disk.parent(place(file.sha256())));
      Disk.rename(draft, place(file.sha256()));
      return Taken.NEW;
    } catch (NoSuchFileException gone) {
      return Taken.GONE;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Copies and hashes in one go; throws {@link NoSuchFileException} when there is no source. */
  static Disk.Written copy(Path source, Path target, LongConsumer copied) throws IOException {
    try (var in = Files.newInputStream(source)) {
      return Disk.write(target, out -> Disk.pass(in, out, copied));
    }
  }

  /** Every file whose hash begins with this digit, by its hash. */
  void each(char digit, Consumer<String> step) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var shelves = Files.newDirectoryStream(folder, digit + "?")) {
      for (var shelf : shelves) {
        eachOn(shelf, step);
      }
    }
  }

  private static void eachOn(Path shelf, Consumer<String> step) throws IOException {
    try (var files = Files.list(shelf)) {
      files.map(file -> file.getFileName().toString()).toList().forEach(step);
    }
  }
}
