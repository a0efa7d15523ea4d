package org.ytarchive.jobs.pipeline;

import java.io.IOException;
import org.ytarchive.contracts.download.DownloadView;

/** What Download tells while it works. */
public interface DownloadEvents {

  /** Hears one view; what it throws ends the listening. */
  interface Listener {
    void hear(DownloadView view) throws InterruptedException;
  }

  /**
   * Blocks while the stream lasts, and tells {@code listener} each view as it comes. Returns when
   * the stream ended, whether or not the download did.
   *
   * @throws IOException when it cannot be opened, breaks, or is silent for too long
   */
  void follow(String downloadId, Listener listener) throws IOException, InterruptedException;
}
