package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import org.ytarchive.download.work.RowChanges;

/** Passes what happens to processings, here and on other replicas, to who listens here. */
@Singleton
class ProcessingChanges extends RowChanges<ProcessingId, RowChanges.Listener> {}
