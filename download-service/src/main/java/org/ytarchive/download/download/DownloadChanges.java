package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import org.ytarchive.download.work.RowChanges;

/** Passes what happens to downloads, here and on other replicas, to who listens here. */
@Singleton
class DownloadChanges extends RowChanges<DownloadId, DownloadChanges.Listener> {

  /** Someone who wants to know about one download. Must not wait for anything. */
  interface Listener extends RowChanges.Listener {
    void progressed(Run run, DownloadProgress progress);
  }

  void progressed(Run run, DownloadProgress progress) {
    tell(run.id(), listener -> listener.progressed(run, progress));
  }
}
