package org.ytarchive.download.download;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.DownloadStatus;

/**
 * Follows one download for one listener, on a thread of its own: shows progress as it is heard, and
 * reads the row when told that it changed, and once a second in case nobody could tell.
 */
final class DownloadFollower implements Runnable, DownloadChanges.Listener {
  private static final Logger log = LoggerFactory.getLogger(DownloadFollower.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** What the listener gets; called from one thread. */
  interface Sight {
    void saw(Download download);

    /** For a while there was nothing. */
    void nothingNew();

    /** There will be nothing more. */
    void over();
  }

  private final DownloadStore store;
  private final Sight sight;
  private Download shown;
  private long shownAt = System.nanoTime();

  // shared with who tells, under the lock of this object
  private boolean look = true;
  private boolean closed = false;
  private ProgressNote news;

  DownloadFollower(Download first, DownloadStore store, Sight sight) {
    this.shown = first;
    this.store = store;
    this.sight = sight;
    this.news = new ProgressNote(first.currentRun(), first.progress());
  }

  @Override
  public synchronized void changed() {
    look = true;
    notifyAll();
  }

  /** News of a run may overtake each other on their way; the furthest one counts. */
  @Override
  public synchronized void progressed(Run run, DownloadProgress progress) {
    boolean newer =
        run.number() > news.run().number()
            || run.equals(news.run()) && progress.isAfter(news.progress());
    if (newer) {
      news = new ProgressNote(run, progress);
      notifyAll();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public void run() {
    show(shown);
    while (!isOver()) {
      boolean told = await();
      try {
        step(told);
      } catch (RuntimeException e) {
        log.debug("{}: cannot be read just now: {}", shown.id(), e.toString());
      }
    }
    sight.over();
  }

  private boolean isOver() {
    return shown.status().isFinal() || isClosed();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** True when the row should be read. */
  private synchronized boolean await() {
    if (!look && !heardMore() && !closed) {
      try {
        wait(LOOK.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
    boolean read = look || !heardMore();
    look = false;
    return read;
  }

  private boolean heardMore() {
    return news.run().equals(shown.currentRun()) && news.progress().isAfter(shown.progress());
  }

  private void step(boolean read) {
    var row = read ? store.find(shown.id()).orElse(shown) : shown;
    var now = withNews(row);
    if (!Objects.equals(now, shown)) {
      show(now);
    } else if (System.nanoTime() - shownAt > HEARTBEAT.toNanos()) {
      shownAt = System.nanoTime();
      sight.nothingNew();
    }
  }

  private Download withNews(Download row) {
    var heard = latest();
    boolean ahead =
        row.status() == DownloadStatus.DOWNLOADING
            && heard.run().equals(row.currentRun())
            && heard.progress().isAfter(row.progress());
    return ahead ? row.with(heard.progress()) : row;
  }

  private synchronized ProgressNote latest() {
    return news;
  }

  private void show(Download now) {
    shown = now;
    shownAt = System.nanoTime();
    sight.saw(now);
  }
}
