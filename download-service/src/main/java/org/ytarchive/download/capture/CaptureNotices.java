package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.util.function.Function;
import org.ytarchive.download.work.RowNotices;

/** A capture's row changed, on whichever replica. */
@Singleton
class CaptureNotices extends RowNotices<String> {
  private final CaptureChanges changes;

  CaptureNotices(CaptureChanges changes, RunningCaptures runs) {
    super(CaptureStore.CHANNEL, Function.identity(), changes, runs);
    this.changes = changes;
  }

  /** When only its progress changed, no worker need look. */
  @Override
  public void heard(String payload) {
    if (payload.endsWith(CaptureStore.PROGRESS_MARK)) {
      changes.changed(payload.substring(0, payload.length() - CaptureStore.PROGRESS_MARK.length()));
    } else {
      super.heard(payload);
    }
  }
}
