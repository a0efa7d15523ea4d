package org.ytarchive.download.download;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseAway;

/**
 * Carries one run's progress outwards: at once to who listens in this process, at most four times a
 * second to the other replicas, at most twice a second into the row. The latest wins; who prints
 * progress never waits for the database.
 */
final class ProgressReporter implements Consumer<DownloadUpdate>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProgressReporter.class);
  private static final Duration BETWEEN_TELLS = Duration.ofMillis(250);
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);
  private static final Duration BETWEEN_HASHED = Duration.ofMillis(200);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Run run;
  private final DownloadStore store;
  private final Consumer<DownloadProgress> local;
  private final Runnable notOurs;
  private final ProgressScale scale;
  private final LatestNews news = new LatestNews();
  private final Thread thread;
  private volatile DownloadProgress latest;
  private long hashedAt = System.nanoTime(); // of the verifying thread alone

  // of the carrying thread alone
  private Optional<DownloadProgress> unwritten = Optional.empty();
  private long writtenAt = System.nanoTime() - BETWEEN_WRITES.toNanos();

  /**
   * @param local hears every step at once
   * @param notOurs called when the row says that this run is no longer the one
   */
  ProgressReporter(
      Download download, DownloadStore store, Consumer<DownloadProgress> local, Runnable notOurs) {
    this.run = download.currentRun();
    this.store = store;
    this.local = local;
    this.notOurs = notOurs;
    this.latest = download.progress();
    this.scale = new ProgressScale(download.progress().percent());
    this.thread = Thread.ofVirtual().name("progress-" + run).start(this::carry);
  }

  @Override
  public void accept(DownloadUpdate update) {
    switch (update) {
      case DownloadUpdate.Known known -> news.post(known);
      case DownloadUpdate.Progress progress -> advance(scale.of(progress));
    }
  }

  /**
   * How far the hashing of the fetched file is. It comes after each MiB, far more often than
   * anybody wants to hear it, and listening must not slow what is listened to.
   */
  void verified(long bytes, long total) {
    long now = System.nanoTime();
    if (bytes == 0 || now - hashedAt > BETWEEN_HASHED.toNanos()) {
      hashedAt = now;
      advance(scale.verified(latest, bytes, total));
    }
  }

  private void advance(DownloadProgress next) {
    latest = next;
    local.accept(next);
    news.post(next);
  }

  private void carry() {
    while (!news.isClosed()) {
      var batch = news.take(unwritten.isPresent() ? BETWEEN_TELLS : SILENCE);
      carry(batch);
      news.awaitClose(BETWEEN_TELLS);
    }
  }

  private void carry(LatestNews.Batch batch) {
    try {
      if (!describe(batch) || !send(batch)) {
        notOurs.run();
      }
    } catch (RuntimeException e) {
      news.putBack(batch);
      complain(e);
    }
  }

  private boolean describe(LatestNews.Batch batch) {
    return batch
        .known()
        .map(known -> store.describe(run, known.info(), Optional.ofNullable(known.estimatedSize())))
        .orElse(true);
  }

  /** With nothing new the row's state is asked: a silent tool must be stoppable too. */
  private boolean send(LatestNews.Batch batch) {
    unwritten = batch.progress().or(() -> unwritten);
    if (unwritten.isEmpty()) {
      return store.isCurrent(run);
    }
    if (System.nanoTime() - writtenAt < BETWEEN_WRITES.toNanos()) {
      batch.progress().ifPresent(step -> store.tell(run, step));
      return true;
    }
    boolean ours = store.report(run, unwritten.get());
    writtenAt = System.nanoTime();
    unwritten = Optional.empty();
    return ours;
  }

  private void complain(RuntimeException e) {
    if (DatabaseAway.explains(e)) {
      log.debug("{}: progress waits for the database", run);
    } else {
      log.warn("{}: progress could not be written", run, e);
    }
  }

  /** After this nothing of it writes any more. What was known and is unwritten comes back. */
  Optional<DownloadUpdate.Known> end() throws InterruptedException {
    close();
    return news.take(Duration.ZERO).known();
  }

  @Override
  public void close() throws InterruptedException {
    news.close();
    thread.join();
  }
}
