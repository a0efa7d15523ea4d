package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * Has the disk write while bytes still come in, one flush at a time beside the receiver, so that
 * the last one has little left to do.
 */
final class EarlyFlush {
  private static final long STEP = 16L << 20;

  private final FileChannel channel;
  private long flushed;
  @Nullable private Thread running;
  @Nullable private volatile IOException failure;

  EarlyFlush(FileChannel channel) {
    this.channel = channel;
  }

  /** To be told now and then how long the file is. */
  void upTo(long bytes) {
    boolean idle = running == null || !running.isAlive();
    if (idle && bytes - flushed >= STEP) {
      flushed = bytes;
      running = Thread.ofPlatform().daemon().name("upload-flush").start(this::flush);
    }
  }

  private void flush() {
    try {
      channel.force(false);
    } catch (ClosedChannelException given) {
      // the upload was given up meanwhile
    } catch (IOException e) {
      failure = e;
    }
  }

  /** What the system says of a failed write, it says once: so it must be asked for here, too. */
  void rest() throws IOException {
    await();
    channel.force(true);
    var failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  private void await() throws IOException {
    try {
      if (running != null) {
        running.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the disk writes", e);
    }
  }
}
