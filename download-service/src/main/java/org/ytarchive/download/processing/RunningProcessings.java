package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import org.ytarchive.download.work.Runs;

/** The processings that run in this process. */
@Singleton
class RunningProcessings extends Runs<ProcessingId, ProcessingRun> {

  RunningProcessings(ProcessingStore store) {
    super(ProcessingRun::id, store::isCurrent);
  }
}
