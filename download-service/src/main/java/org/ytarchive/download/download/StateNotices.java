package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.ytarchive.download.work.RowNotices;

/** A download's state changed, on whichever replica. */
@Singleton
class StateNotices extends RowNotices<DownloadId> {

  StateNotices(DownloadChanges changes, RunningDownloads runs) {
    super(
        DownloadStore.STATES_CHANNEL,
        payload -> new DownloadId(UUID.fromString(payload)),
        changes,
        runs);
  }
}
