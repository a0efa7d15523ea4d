package org.ytarchive.jobs.pipeline;

import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.Phase;

/** Ends at Download what a cancelled attempt began there. */
@Singleton
public class DownloadStopper {
  private static final Logger log = LoggerFactory.getLogger(DownloadStopper.class);

  private final JobStore jobs;
  private final DownloadOperations downloads;

  DownloadStopper(JobStore jobs, DownloadOperations downloads) {
    this.jobs = jobs;
    this.downloads = downloads;
  }

  /** May be repeated; throws when Download cannot be reached. A newer attempt is left alone. */
  public void stop(JobId id, int attempt) {
    jobs.find(id).filter(job -> job.attempt() == attempt).ifPresent(this::stop);
  }

  private void stop(Job job) {
    var download = refusable(() -> downloadOf(job));
    if (download != null) {
      refusable(() -> downloads.cancel(download));
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
    return DownloadWish.answer(downloads.create(DownloadWish.of(job))).downloadId();
  }

  /** A refusal means that there is nothing to stop any more. */
  @Nullable
  private static <T> T refusable(Supplier<T> call) {
    try {
      return call.get();
    } catch (HttpClientResponseException e) {
      if (e.code() >= 500 || e.code() == 429) {
        throw e;
      }
      return null;
    }
  }
}
