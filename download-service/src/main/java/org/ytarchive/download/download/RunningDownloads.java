package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import org.ytarchive.download.work.Runs;

/** The downloads that run in this process. */
@Singleton
class RunningDownloads extends Runs<DownloadId, Run> {

  RunningDownloads(DownloadStore store) {
    super(Run::id, store::isCurrent);
  }
}
