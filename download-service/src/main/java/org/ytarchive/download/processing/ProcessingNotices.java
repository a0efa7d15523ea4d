package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.ytarchive.download.queue.NoticeListener;

/** A processing changed, on whichever replica: stop what must stop, tell who listens. */
@Singleton
class ProcessingNotices implements NoticeListener {
  private final ProcessingChanges changes;
  private final RunningProcessings runs;

  ProcessingNotices(ProcessingChanges changes, RunningProcessings runs) {
    this.changes = changes;
    this.runs = runs;
  }

  @Override
  public String channel() {
    return ProcessingStore.CHANNEL;
  }

  @Override
  public void heard(String payload) {
    var id = new ProcessingId(UUID.fromString(payload));
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
