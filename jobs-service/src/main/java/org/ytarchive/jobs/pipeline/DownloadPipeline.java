package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;

/**
 * A video's way into the archive. Every step may be repeated: a worker that takes over after
 * another was lost walks the same way, and what was done answers at once.
 */
@Singleton
class DownloadPipeline {
  private final MetadataStep metadata;
  private final DownloadStep download;
  private final StorageStep storage;

  DownloadPipeline(MetadataStep metadata, DownloadStep download, StorageStep storage) {
    this.metadata = metadata;
    this.download = download;
    this.storage = storage;
  }

  /** Throws {@link StepFailed}, or {@link Superseded} when the job is no longer this worker's. */
  void archive(Run run) throws InterruptedException {
    if (run.job().file() == null) {
      metadata.ask(run);
      download.fetch(run);
    }
    storage.record(run, download.companions(run));
    run.complete();
  }
}
