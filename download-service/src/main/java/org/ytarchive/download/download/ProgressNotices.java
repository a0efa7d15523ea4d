package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import org.ytarchive.download.queue.NoticeListener;

/** Progress that another replica tells. */
@Singleton
class ProgressNotices implements NoticeListener {
  private final DownloadChanges changes;

  ProgressNotices(DownloadChanges changes) {
    this.changes = changes;
  }

  @Override
  public String channel() {
    return DownloadStore.PROGRESS_CHANNEL;
  }

  @Override
  public void heard(String payload) {
    var note = ProgressNote.read(payload);
    changes.progressed(note.run(), note.progress());
  }

  @Override
  public void missed() {
    // the rows have it, and StateNotices makes the listeners read them
  }
}
