package org.ytarchive.download.work;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one row for one listener, on a thread of its own: reads it when told that it changed, and
 * once a second in case nobody could tell.
 *
 * @param <T> what is read
 */
public final class RowFollower<T> implements Runnable, RowChanges.Listener {
  private static final Logger log = LoggerFactory.getLogger(RowFollower.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** What the listener gets; called from one thread. */
  public interface Sight<T> {
    void saw(T row);

    /** For a while there was nothing. */
    void nothingNew();

    /** There will be nothing more. */
    void over();
  }

  private final Supplier<T> read;
  private final Predicate<T> isFinal;
  private final Sight<T> sight;
  private T shown;
  private long shownAt = System.nanoTime();

  // shared with who tells, under the lock of this object
  private boolean look = true;
  private boolean closed = false;

  /**
   * @param first is shown at once
   * @param isFinal after such a one nothing comes
   */
  public RowFollower(T first, Supplier<T> read, Predicate<T> isFinal, Sight<T> sight) {
    this.shown = first;
    this.read = read;
    this.isFinal = isFinal;
    this.sight = sight;
  }

  @Override
  public synchronized void changed() {
    look = true;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public void run() {
    show(shown);
    while (!isFinal.test(shown) && !isClosed()) {
      await();
      try {
        step();
      } catch (RuntimeException e) {
        log.debug("cannot be read just now: {}", e.toString());
      }
    }
    sight.over();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void await() {
    if (!look && !closed) {
      try {
        wait(LOOK.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
    look = false;
  }

  private void step() {
    var now = read.get();
    if (!Objects.equals(now, shown)) {
      show(now);
    } else if (System.nanoTime() - shownAt > HEARTBEAT.toNanos()) {
      shownAt = System.nanoTime();
      sight.nothingNew();
    }
  }

  private void show(T now) {
    shown = now;
    shownAt = System.nanoTime();
    sight.saw(now);
  }
}
