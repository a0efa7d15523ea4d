package org.ytarchive.download.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that runs on this thread, and how to stop it from another one.
 *
 * @param <R> names the run in every write
 */
public final class Running<R> implements AutoCloseable {

  /** Why it is to stop. */
  public enum Stop {
    /** The row says so: cancelled, or a newer run has it. */
    NOT_OURS,
    /** This process ends; another one goes on. */
    HAND_OVER
  }

  /** What can be interrupted. */
  public interface Wait<T, X extends Exception> {
    T get() throws InterruptedException, X;
  }

  private final R run;
  private final Thread thread = Thread.currentThread();
  private final Runnable onEnd;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<Stop> asked = Optional.empty();
  private boolean waiting = false;

  public Running(R run, Runnable onEnd) {
    this.run = run;
    this.onEnd = onEnd;
  }

  public R run() {
    return run;
  }

  /** The first reason counts. */
  public synchronized void stop(Stop why) {
    if (asked.isEmpty()) {
      asked = Optional.of(why);
    }
    if (waiting) {
      thread.interrupt();
    }
  }

  public synchronized Optional<Stop> asked() {
    return asked;
  }

  /** Throws when it is to stop; for loops that wait for nothing. */
  public void check() throws InterruptedException {
    if (asked().isPresent()) {
      throw new InterruptedException("stopped: " + run);
    }
  }

  /**
   * Opens a time in which an interrupt can reach this thread; never while it talks to the database.
   * Throws when it is to stop.
   */
  public Window interruptible() throws InterruptedException {
    synchronized (this) {
      check();
      waiting = true;
    }
    return this::stopWaiting;
  }

  /** Until it is closed an interrupt can come. */
  public interface Window extends AutoCloseable {
    @Override
    void close();
  }

  /** The same for one thing to wait for. */
  public <T, X extends Exception> T interruptibly(Wait<T, X> wait) throws InterruptedException, X {
    try (var window = interruptible()) {
      return wait.get();
    }
  }

  /** For whoever waits for nothing but time to pass; who stops the run wakes it. */
  public void pause(Duration time) throws InterruptedException {
    try (var window = interruptible()) {
      Thread.sleep(time);
    }
  }

  private synchronized void stopWaiting() {
    waiting = false;
    boolean late = Thread.interrupted();
    if (late && asked.isEmpty()) {
      asked = Optional.of(Stop.HAND_OVER); // the pool itself is being shut down
    }
  }

  boolean awaitEnd(Duration limit) throws InterruptedException {
    return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    onEnd.run();
    ended.countDown();
  }
}
