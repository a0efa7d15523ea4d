package org.ytarchive.download.download;

import java.time.Duration;
import java.util.Optional;

/** A box for one reader that keeps just the latest of each kind. */
final class LatestNews {

  /** What came since the last look. */
  record Batch(Optional<DownloadUpdate.Known> known, Optional<DownloadProgress> progress) {
    boolean isEmpty() {
      return known.isEmpty() && progress.isEmpty();
    }
  }

  private static final Batch NOTHING = new Batch(Optional.empty(), Optional.empty());

  private Batch waiting = NOTHING;
  private boolean closed = false;

  synchronized void post(DownloadUpdate.Known known) {
    waiting = new Batch(Optional.of(known), waiting.progress());
    notifyAll();
  }

  synchronized void post(DownloadProgress progress) {
    waiting = new Batch(waiting.known(), Optional.of(progress));
    notifyAll();
  }

  /** What was taken and could not be used; newer news win. */
  synchronized void putBack(Batch batch) {
    waiting = new Batch(waiting.known().or(batch::known), waiting.progress().or(batch::progress));
  }

  /** Waits for news, at most this long. */
  synchronized Batch take(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (waiting.isEmpty() && !closed && pause(deadline)) {
      continue;
    }
    var taken = waiting;
    waiting = NOTHING;
    return taken;
  }

  /** Waits until it is closed, at most this long. */
  synchronized void awaitClose(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!closed && pause(deadline)) {
      continue;
    }
  }

  /** False when the time is over. */
  private boolean pause(long deadline) {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      return false;
    }
    try {
      wait(left);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
