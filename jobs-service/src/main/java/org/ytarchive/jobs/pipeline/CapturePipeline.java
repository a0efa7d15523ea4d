package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import org.ytarchive.contracts.capture.CaptureOperations;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobStatus;

/** What a camera shows, on its way into the archive. */
@Singleton
class CapturePipeline implements Pipeline {
  private final CaptureStep capture;
  private final StorageStep storage;
  private final CaptureOperations captures;

  CapturePipeline(CaptureStep capture, StorageStep storage, CaptureOperations captures) {
    this.capture = capture;
    this.storage = storage;
    this.captures = captures;
  }

  @Override
  public JobKind kind() {
    return JobKind.CAPTURE;
  }

  @Override
  public void archive(Run run) throws InterruptedException {
    if (run.job().file() == null) {
      capture.record(run);
    }
    storage.record(run, capture.companions(run));
    run.complete();
  }

  /**
   * A capture has its job's id, so that it is found though its order's answer was lost. One that
   * failed keeps for a day what it recorded, unless its job was cancelled: whoever asks for another
   * attempt goes on with it.
   */
  @Override
  public void stop(Job job) {
    var id = job.id().toString();
    if (job.status() == JobStatus.CANCELLED || runs(id)) {
      Refusable.ask(() -> captures.cancel(id));
    }
  }

  private boolean runs(String id) {
    var known = Refusable.ask(() -> captures.get(id)); // null for 404
    return known != null && !known.data().status().isFinal();
  }
}
