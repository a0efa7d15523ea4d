package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;

/** Ends at Download what a cancelled attempt began there. */
@Singleton
class DownloadStopper {
  private static final Logger log = LoggerFactory.getLogger(DownloadStopper.class);

  private final DownloadOperations downloads;

  DownloadStopper(DownloadOperations downloads) {
    this.downloads = downloads;
  }

  /** May be repeated; throws when Download cannot be reached. */
  void stop(Job job) {
    var download = Refusable.ask(() -> downloadOf(job));
    if (download != null) {
      Refusable.ask(() -> downloads.cancel(download));
      log.info("{}: its download {} is stopped", job.id(), download);
    }
  }

  /**
   * A worker that died between asking and noting the answer leaves no name: asking again for the
   * same attempt tells it. Whoever asks later gets the cancelled one.
   */
  @Nullable
  private String downloadOf(Job job) {
    if (job.downloadId() != null || job.phase().compareTo(Phase.DOWNLOAD) < 0) {
      return job.downloadId();
    }
    return RemoteErrors.read("download", downloads.create(DownloadWish.of(job))).downloadId();
  }
}
