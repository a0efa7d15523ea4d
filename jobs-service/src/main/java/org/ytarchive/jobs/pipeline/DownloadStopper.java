package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;

/** Ends at Download what a cancelled attempt began there. */
@Singleton
class DownloadStopper {
  private static final Logger log = LoggerFactory.getLogger(DownloadStopper.class);

  private final DownloadOperations downloads;
  private final FileLeaver leaver;

  DownloadStopper(DownloadOperations downloads, FileLeaver leaver) {
    this.downloads = downloads;
    this.leaver = leaver;
  }

  /** May be repeated; throws when Download cannot be reached, or is about to complete. */
  void stop(Job job) {
    var download = Refusable.ask(() -> downloadOf(job));
    if (download != null) {
      Refusable.ask(() -> downloads.cancel(download));
      Optional.ofNullable(Refusable.ask(() -> downloads.get(download))) // null for 404
          .ifPresent(known -> ended(job, known.data()));
      log.info("{}: its download {} is stopped", job.id(), download);
    }
  }

  private void ended(Job job, DownloadView download) {
    if (!download.status().isFinal()) {
      throw new IllegalStateException(download.downloadId() + " is just being put in its place");
    }
    leaver.owe(job, download);
  }

  /**
   * A worker that died between asking and noting the answer leaves no name, nor does an answer that
   * was lost: asking again for the same attempt tells it. Whoever asks later gets the cancelled
   * one.
   */
  @Nullable
  private String downloadOf(Job job) {
    if (job.downloadId() != null || !mayBeUnknown(job)) {
      return job.downloadId();
    }
    return RemoteErrors.read("download", downloads.create(DownloadWish.of(job))).downloadId();
  }

  /** Whether Download may have a download of this job whose name nobody noted. */
  static boolean mayBeUnknown(Job job) {
    boolean asked = job.phase().compareTo(Phase.DOWNLOAD) >= 0;
    return !job.isParent()
        && job.attempt() > 0
        && job.downloadId() == null
        && (asked || isNoAnswer(job.error()));
  }

  /** Whether it says nothing of what Download made of an order. */
  static boolean isNoAnswer(@Nullable Failure failure) {
    return failure != null
        && switch (failure.failureClass()) {
          case LATER, BUG -> true;
          case NEVER, BLOCKED, DISK_FULL -> false;
        };
  }
}
