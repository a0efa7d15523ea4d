package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.ytarchive.jobs.job.Progress;

/**
 * Writes the latest progress of one run from a thread of its own: the first at once, the next after
 * the interval, whatever was heard between is skipped. The worker never waits for it.
 */
final class ProgressReporter implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Duration interval;
  private final Consumer<Progress> writer;
  private @Nullable Progress latest;
  private boolean closed;

  ProgressReporter(Duration interval, Consumer<Progress> writer) {
    this.interval = interval;
    this.writer = writer;
    Thread.ofVirtual().name("progress").start(this::run);
  }

  void report(Progress progress) {
    lock.lock();
    try {
      latest = progress;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (var next = take(); next != null; next = take()) {
        writer.accept(next);
        rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Progress take() throws InterruptedException {
    lock.lock();
    try {
      while (latest == null && !closed) {
        changed.await();
      }
      var taken = closed ? null : latest;
      latest = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Until the interval is over or the run is. */
  private void rest() throws InterruptedException {
    lock.lock();
    try {
      long left = interval.toNanos();
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
