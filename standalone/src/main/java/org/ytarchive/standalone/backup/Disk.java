package org.ytarchive.standalone.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.ytarchive.common.Hashes;

/** Writing so that it is on the disk, and under its name only when it is whole. */
public final class Disk {
  private static final int BUFFER = 1 << 17;

  private Disk() {}

  /** A finished file's size and SHA-256. */
  public record Written(long bytes, String sha256) {}

  /** Fills a stream. */
  public interface Filling {
    void fill(OutputStream out) throws IOException;
  }

  /** Writes a new file through to the disk. */
  public static Written write(Path file, Filling filling) throws IOException {
    var digest = Hashes.sha256();
    try (var channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
      filling.fill(new Open(out));
      channel.force(true);
    }
    return new Written(Files.size(file), Hashes.hex(digest));
  }

  /** Stays open when who fills it closes it: it must be forced to the disk first. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** The hash of all that is read, which is told as it comes. */
  public static String sha256Of(Path file, LongConsumer read) throws IOException {
    var digest = Hashes.sha256();
    try (var in = Files.newInputStream(file)) {
      pass(in, new DigestOutputStream(OutputStream.nullOutputStream(), digest), read);
    }
    return Hashes.hex(digest);
  }

  /** Copies to the end, telling how much. */
  static void pass(InputStream in, OutputStream out, LongConsumer passed) throws IOException {
    var buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      passed.accept(n);
    }
  }

  /** Gives a file or folder its final name; both folders' entries are on the disk afterwards. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    sync(parent(to));
  }

  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes a folder and those it lies in, each entry on the disk. */
  static void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    makeFolders(parent(folder));
    Files.createDirectories(folder);
    sync(parent(folder));
  }

  static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a place in a folder");
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
