package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import org.ytarchive.download.work.Runs;

/** The captures that run in this process. */
@Singleton
class RunningCaptures extends Runs<String, CaptureRun> {

  RunningCaptures(CaptureStore store) {
    super(CaptureRun::id, store::isCurrent);
  }
}
