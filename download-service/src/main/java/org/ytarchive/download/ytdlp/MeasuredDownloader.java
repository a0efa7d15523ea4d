package org.ytarchive.download.ytdlp;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.Downloader;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.tool.Folders;
import org.ytarchive.download.work.FolderTurn;

/** A downloader whose bytes and failures are counted, as they come; refusals are remembered. */
final class MeasuredDownloader implements Downloader {
  private final Downloader downloader;
  private final YtDlpMetrics metrics;
  private final Refusals refusals;

  MeasuredDownloader(Downloader downloader, YtDlpMetrics metrics, Refusals refusals) {
    this.downloader = downloader;
    this.metrics = metrics;
    this.refusals = refusals;
  }

  @Override
  public Outcome download(DownloadOrder order, Path workFolder, Consumer<DownloadUpdate> listener)
      throws InterruptedException {
    var bytes = new Bytes(Folders.bytesIn(workFolder));
    var outcome =
        downloader.download(
            order,
            workFolder,
            update -> {
              bytes.hear(update);
              listener.accept(update);
            });
    count(outcome);
    return outcome;
  }

  /** Waiting for an earlier run to leave the folder is no failure. */
  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Fetched fetched -> refusals.answered();
      case Outcome.Failed(var failure) when FolderTurn.isTaken(failure) -> {}
      case Outcome.Failed(var failure) -> {
        metrics.failed(failure.failureClass());
        refusals.heard(failure);
      }
    }
  }

  /** What lay in the folder from an attempt before was counted then. */
  private final class Bytes {
    private long counted;

    Bytes(long before) {
      this.counted = before;
    }

    void hear(DownloadUpdate update) {
      if (update instanceof DownloadUpdate.Progress progress
          && progress.downloadedBytes() > counted) {
        metrics.brought(progress.downloadedBytes() - counted);
        counted = progress.downloadedBytes();
      }
    }
  }
}
