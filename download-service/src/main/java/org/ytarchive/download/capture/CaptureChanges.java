package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import org.ytarchive.download.work.RowChanges;

/** Passes what happens to captures, here and on other replicas, to who listens here. */
@Singleton
class CaptureChanges extends RowChanges<String, RowChanges.Listener> {}
