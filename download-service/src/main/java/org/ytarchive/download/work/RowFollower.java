package org.ytarchive.download.work;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one row for one listener, on a thread of its own: reads it when told that it changed, and
 * once a second in case nobody could tell. News that are ahead of the row are shown without
 * reading.
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
  private UnaryOperator<T> news = UnaryOperator.identity();

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

  /**
   * What was heard before the row says it.
   *
   * @param latest given a row, answers it with these news; unchanged if they tell it nothing new
   */
  public synchronized void heard(UnaryOperator<T> latest) {
    news = latest;
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
      boolean read = await();
      try {
        step(read);
      } catch (RuntimeException e) {
        log.debug("cannot be read just now: {}", e.toString());
      }
    }
    sight.over();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** True when the row should be read. */
  private synchronized boolean await() {
    if (!look && !heardMore() && !closed) {
      pause();
    }
    boolean now = look || !heardMore();
    look = false;
    return now;
  }

  private void pause() {
    try {
      wait(LOOK.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private boolean heardMore() {
    return !Objects.equals(news.apply(shown), shown);
  }

  private void step(boolean readRow) {
    var now = withNews(readRow ? read.get() : shown);
    if (!Objects.equals(now, shown)) {
      show(now);
    } else if (System.nanoTime() - shownAt > HEARTBEAT.toNanos()) {
      shownAt = System.nanoTime();
      sight.nothingNew();
    }
  }

  private synchronized T withNews(T row) {
    return news.apply(row);
  }

  private void show(T now) {
    shown = now;
    shownAt = System.nanoTime();
    sight.saw(now);
  }
}
