package org.ytarchive.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the bytes of a file go; it hashes them on their way. */
abstract class Sink implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private Sha256 hash = new Sha256();
  private long length;

  /** How many bytes are there. */
  final long length() {
    return length;
  }

  final String sha256() {
    return hash.hex();
  }

  final void write(byte[] bytes, int count) throws IOException {
    keep(bytes, count);
    add(bytes, count);
  }

  final void add(byte[] bytes, int count) {
    hash.update(bytes, count);
    length += count;
  }

  /** Begins anew. False: what was written cannot be taken back. */
  final boolean restart() throws IOException {
    if (length > 0 && !empty()) {
      return false;
    }
    hash = new Sha256();
    length = 0;
    return true;
  }

  abstract void keep(byte[] bytes, int count) throws IOException;

  abstract boolean empty() throws IOException;

  @Override
  public abstract void close() throws IOException;

  /** A file that an earlier run may have begun; then it goes on where that one ended. */
  static final class Partial extends Sink {
    private final FileChannel file;

    Partial(Path path) throws IOException {
      this.file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(path);
      var buffer = new byte[BUFFER];
      var there = Channels.newInputStream(file); // closes with the channel
      for (int count = there.read(buffer); count >= 0; count = there.read(buffer)) {
        add(buffer, count);
      }
    }

    /** Two that write the same file would both spoil it. */
    private void lock(Path path) throws IOException {
      try {
        if (file.tryLock() != null) {
          return;
        }
      } catch (OverlappingFileLockException e) {
        file.close();
        throw new IOException(path + " is being written already", e);
      }
      file.close();
      throw new IOException(path + " is being written already");
    }

    @Override
    void keep(byte[] bytes, int count) throws IOException {
      Channels.newOutputStream(file).write(bytes, 0, count);
    }

    @Override
    boolean empty() throws IOException {
      file.truncate(0).position(0);
      return true;
    }

    /** What is renamed afterwards must be on the disk. */
    void sync() throws IOException {
      file.force(true);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Somebody's stream. An error of theirs is no reason to ask YTArchive again. */
  static final class Borrowed extends Sink {
    private final OutputStream stream;

    Borrowed(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    void keep(byte[] bytes, int count) throws IOException {
      stream.write(bytes, 0, count);
    }

    @Override
    boolean empty() {
      return false;
    }

    @Override
    public void close() throws IOException {
      stream.flush();
    }
  }
}
