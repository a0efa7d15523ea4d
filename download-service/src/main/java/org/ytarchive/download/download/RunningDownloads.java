package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseAway;

/** What runs in this process. The rows decide; this only knows whom to interrupt. */
@Singleton
class RunningDownloads {
  private static final Logger log = LoggerFactory.getLogger(RunningDownloads.class);
  private static final Duration END_OF_OLDER = Duration.ofSeconds(10);

  private final Map<DownloadId, Running> running = new ConcurrentHashMap<>();
  private final DownloadStore store;
  private volatile boolean ending = false;

  RunningDownloads(DownloadStore store) {
    this.store = store;
  }

  /** Opens a run on this thread, after the end of an older one of the same download. */
  Running open(Run run) throws InterruptedException {
    stopOlder(run.id());
    var mine = new Running(run, () -> running.remove(run.id()));
    running.put(run.id(), mine);
    if (ending) {
      mine.stop(Running.Stop.HAND_OVER);
    }
    return mine;
  }

  private void stopOlder(DownloadId id) throws InterruptedException {
    var older = running.get(id);
    if (older != null) {
      older.stop(Running.Stop.NOT_OURS);
      if (!older.awaitEnd(END_OF_OLDER)) {
        log.warn("{}: the run before does not end", older.run());
      }
    }
  }

  /** Stops the run if its row has moved on. Unknown while the database is away: it runs on. */
  void recheck(DownloadId id) {
    Optional.ofNullable(running.get(id)).ifPresent(this::recheck);
  }

  void recheckAll() {
    running.values().forEach(this::recheck);
  }

  private void recheck(Running one) {
    try {
      if (!store.isCurrent(one.run())) {
        one.stop(Running.Stop.NOT_OURS);
      }
    } catch (RuntimeException e) {
      if (!DatabaseAway.explains(e)) {
        throw e;
      }
    }
  }

  boolean has(DownloadId id) {
    return running.containsKey(id);
  }

  void handOverAll() {
    ending = true;
    running.values().forEach(one -> one.stop(Running.Stop.HAND_OVER));
  }
}
