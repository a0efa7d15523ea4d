package org.ytarchive.storage.file;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.ytarchive.common.Hashes;

/**
 * Takes a file's SHA-256 in constant memory. It is pure computing, so it runs on platform threads,
 * one per processor: on virtual ones two large files would hold up every other request.
 */
@Singleton
class FileHash {
  private static final int BUFFER = 256 * 1024;

  private final ExecutorService threads;
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

  FileHash(@Named(TaskExecutors.IO) ExecutorService threads) {
    this.threads = threads;
  }

  /** 64 hexadecimal digits, lower case. Waits for its turn. */
  String of(Path file) throws IOException, InterruptedException {
    processors.acquire();
    var task = threads.submit(() -> compute(file));
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot read " + file.getFileName(), e.getCause());
    } finally {
      task.cancel(true);
      processors.release();
    }
  }

  private static String compute(Path file) throws IOException {
    var digest = Hashes.sha256();
    var buffer = ByteBuffer.allocateDirect(BUFFER);
    try (var channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    return Hashes.hex(digest);
  }
}
