package org.ytarchive.download.download;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Brings one video into a folder. Every implementation passes {@code DownloaderContract}. */
public interface Downloader {

  /**
   * Blocks until the download ended. Goes on from what an earlier run left in the folder. Only one
   * run per folder: a second one fails with {@code FailureClass.LATER} while the first lives.
   *
   * @param workFolder exists, belongs to this download alone
   * @param listener hears at once what the tool prints; called from one thread at a time
   * @throws InterruptedException when the thread was interrupted; by then the tool and every child
   *     it started are gone
   */
  Outcome download(DownloadOrder order, Path workFolder, Consumer<DownloadUpdate> listener)
      throws InterruptedException;
}
