package org.ytarchive.download.tool;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders that a program is writing to while we look. */
public final class Folders {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  private Folders() {}

  /** The sizes of all files below, in bytes; what vanishes meanwhile does not count. */
  public static long bytesIn(Path folder) {
    var sum = new AtomicLong();
    visit(folder, (file, attributes) -> sum.addAndGet(attributes.size()));
    return sum.get();
  }

  /** A number that changes whenever a file below grows, comes, goes or is written to. */
  public static long fingerprint(Path folder) {
    var sum = new AtomicLong();
    visit(
        folder,
        (file, a) ->
            sum.addAndGet(a.size() * 31 + a.lastModifiedTime().toMillis() + file.hashCode()));
    return sum.get();
  }

  /** Whether it was last changed before then; what is gone is not. */
  public static boolean isOlder(Path path, Instant then) {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(then);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Moves a folder out of the way; one that is gone already is no trouble. */
  public static void move(Path folder, Path to) {
    try {
      Files.move(folder, to);
    } catch (NoSuchFileException gone) {
      LOG.debug("{} is gone already", folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file or a folder with all in it; what cannot be deleted is logged. */
  public static void deleteQuietly(Path path) {
    try {
      Files.walkFileTree(path, new Deleting());
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      LOG.warn("cannot delete {}: {}", path, e.toString());
    }
  }

  private interface Visit {
    void file(Path file, BasicFileAttributes attributes);
  }

  private static void visit(Path folder, Visit visit) {
    try {
      Files.walkFileTree(folder, new Lenient(visit));
    } catch (IOException e) {
      LOG.debug("cannot look into {}: {}", folder, e.toString());
    }
  }

  private static final class Lenient extends SimpleFileVisitor<Path> {
    private final Visit visit;

    Lenient(Visit visit) {
      this.visit = visit;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      visit.file(file, attributes);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
