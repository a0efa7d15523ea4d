package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.ytarchive.download.work.RowNotices;

/** A processing changed, on whichever replica. */
@Singleton
class ProcessingNotices extends RowNotices<ProcessingId> {

  ProcessingNotices(ProcessingChanges changes, RunningProcessings runs) {
    super(
        ProcessingStore.CHANNEL,
        payload -> new ProcessingId(UUID.fromString(payload)),
        changes,
        runs);
  }
}
