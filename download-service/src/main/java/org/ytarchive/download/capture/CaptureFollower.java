package org.ytarchive.download.capture;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one capture for one listener, on a thread of its own: reads the row when told that it
 * changed, and once a second in case nobody could tell.
 */
final class CaptureFollower implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(CaptureFollower.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** What the listener gets; called from one thread. */
  interface Sight {
    void saw(Capture capture);

    /** For a while there was nothing. */
    void nothingNew();

    /** There will be nothing more. */
    void over();
  }

  private final CaptureStore store;
  private final Sight sight;
  private Capture shown;
  private long shownAt = System.nanoTime();

  // shared with who tells, under the lock of this object
  private boolean look = false;
  private boolean closed = false;

  CaptureFollower(Capture first, CaptureStore store, Sight sight) {
    this.shown = first;
    this.store = store;
    this.sight = sight;
  }

  synchronized void changed() {
    look = true;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public void run() {
    show(shown);
    while (!shown.status().isFinal() && await()) {
      try {
        read();
      } catch (RuntimeException e) {
        log.debug("{}: cannot be read just now: {}", shown.id(), e.toString());
      }
    }
    sight.over();
  }

  /** False when nobody listens any more. */
  private synchronized boolean await() {
    if (!look && !closed) {
      try {
        wait(LOOK.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
    look = false;
    return !closed;
  }

  private void read() {
    var now = store.find(shown.id()).orElse(shown);
    if (!now.equals(shown)) {
      show(now);
    } else if (System.nanoTime() - shownAt > HEARTBEAT.toNanos()) {
      shownAt = System.nanoTime();
      sight.nothingNew();
    }
  }

  private void show(Capture now) {
    shown = now;
    shownAt = System.nanoTime();
    sight.saw(now);
  }
}
