package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobKind;

/**
 * A video's way into the archive. Every step may be repeated: a worker that takes over after
 * another was lost walks the same way, and what was done answers at once.
 */
@Singleton
class DownloadPipeline implements Pipeline {
  private final MetadataStep metadata;
  private final DownloadStep download;
  private final StorageStep storage;
  private final Sharing sharing;
  private final DeliveryStep delivery;
  private final DownloadStopper stopper;

  DownloadPipeline(
      MetadataStep metadata,
      DownloadStep download,
      StorageStep storage,
      Sharing sharing,
      DeliveryStep delivery,
      DownloadStopper stopper) {
    this.metadata = metadata;
    this.download = download;
    this.storage = storage;
    this.sharing = sharing;
    this.delivery = delivery;
    this.stopper = stopper;
  }

  @Override
  public JobKind kind() {
    return JobKind.DOWNLOAD;
  }

  @Override
  public void archive(Run run) throws InterruptedException {
    sharing.take(run);
    if (run.job().file() == null) {
      metadata.ask(run);
      download.fetch(run);
    }
    storage.record(run, download.companions(run));
    delivery.deliver(run);
    run.complete();
  }

  @Override
  public void stop(Job job) {
    stopper.stop(job);
  }
}
