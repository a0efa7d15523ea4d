package org.ytarchive.download.download;

import org.ytarchive.download.work.RowFollower;

/** Follows one download for one listener: what its worker tells is ahead of its row. */
final class DownloadFollower implements DownloadChanges.Listener {
  private final RowFollower<Download> row;
  private ProgressNote furthest; // under the lock of this object

  /**
   * @param first what the listener is shown at once
   */
  DownloadFollower(Download first, RowFollower<Download> row) {
    this.row = row;
    this.furthest = new ProgressNote(first.currentRun(), first.progress());
  }

  @Override
  public void changed() {
    row.changed();
  }

  /** News of a run may overtake each other on their way; the furthest one counts. */
  @Override
  public synchronized void progressed(Run run, DownloadProgress progress) {
    boolean newer =
        run.number() > furthest.run().number()
            || run.equals(furthest.run()) && progress.isAfter(furthest.progress());
    if (newer) {
      furthest = new ProgressNote(run, progress);
      row.heard(furthest::over);
    }
  }

  @Override
  public void close() {
    row.close();
  }
}
