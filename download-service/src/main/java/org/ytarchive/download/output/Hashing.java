package org.ytarchive.download.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Takes a file's SHA-256 on a thread of its own, while others look at the file in other ways.
 * Closed before its end, it stops.
 */
public final class Hashing implements AutoCloseable {
  private final FutureTask<String> task;

  public Hashing(Path file, Sha256.Step step) {
    task = new FutureTask<>(() -> Sha256.of(file, bytes -> goOn(bytes, step)));
    Thread.ofPlatform().daemon().name("sha256").start(task);
  }

  private static void goOn(long bytes, Sha256.Step step) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    step.at(bytes);
  }

  /** Waits for it. */
  public String sha256() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InterruptedException stopped -> throw stopped;
        case IOException unreadable -> throw new UncheckedIOException(unreadable);
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    task.cancel(true);
  }
}
