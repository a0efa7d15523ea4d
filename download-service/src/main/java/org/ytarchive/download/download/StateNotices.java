package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.ytarchive.download.queue.NoticeListener;

/** A download's state changed, on whichever replica: stop what must stop, tell who listens. */
@Singleton
class StateNotices implements NoticeListener {
  private final DownloadChanges changes;
  private final RunningDownloads runs;

  StateNotices(DownloadChanges changes, RunningDownloads runs) {
    this.changes = changes;
    this.runs = runs;
  }

  @Override
  public String channel() {
    return DownloadStore.STATES_CHANNEL;
  }

  @Override
  public void heard(String payload) {
    var id = new DownloadId(UUID.fromString(payload));
    changes.changed(id);
    if (runs.has(id)) {
      Thread.ofVirtual().start(() -> runs.recheck(id)); // asks the database: not on this thread
    }
  }

  @Override
  public void missed() {
    changes.anythingChanged();
    Thread.ofVirtual().start(runs::recheckAll);
  }
}
