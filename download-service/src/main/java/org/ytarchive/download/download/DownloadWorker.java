package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.queue.QueuedWork;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;
import org.ytarchive.download.work.Shift;
import org.ytarchive.download.work.Task;

/**
 * Takes downloads from the queue to their end, one per thread. Whatever stops it, the row stays
 * true: cancelled by whoever cancelled it, back in the queue, or left to the newer run.
 */
@Singleton
class DownloadWorker implements QueuedWork {
  private static final Logger log = LoggerFactory.getLogger(DownloadWorker.class);

  private final DownloadStore store;
  private final RunningDownloads runs;
  private final DownloadChanges changes;
  private final DownloadSteps steps;
  private final WorkFolders folders;
  private final Persistently persistently;
  private final Clock clock;
  private final Shift<Run> shift;

  DownloadWorker(
      DownloadStore store,
      RunningDownloads runs,
      DownloadChanges changes,
      DownloadSteps steps,
      WorkFolders folders,
      Persistently persistently,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.changes = changes;
    this.steps = steps;
    this.folders = folders;
    this.persistently = persistently;
    this.clock = clock;
    this.shift = new Shift<>(WorkKind.DOWNLOAD, runs, persistently);
  }

  @Override
  public WorkKind kind() {
    return WorkKind.DOWNLOAD;
  }

  @Override
  public void run(UUID uuid) {
    var id = new DownloadId(uuid);
    var claimed = store.claim(id, clock.instant());
    if (claimed.isPresent()) {
      shift.work(new Claimed(claimed.get()));
    }
    store.find(id).ifPresent(over -> folders.tidy(over.request().workFolder()));
  }

  @Override
  public void lost(UUID id) {
    runs.recheck(new DownloadId(id));
  }

  @Override
  public void handOver() {
    runs.handOverAll();
  }

  /** A download that is claimed. */
  private final class Claimed implements Task<Run> {
    private final Download download;

    Claimed(Download download) {
      this.download = download;
    }

    @Override
    public Run run() {
      return download.currentRun();
    }

    @Override
    public String jobId() {
      return download.request().jobId().orElse(download.id().toString());
    }

    @Override
    public String title() {
      return download.request().order().videoId().value();
    }

    @Override
    public void complete(Running<Run> running)
        throws IOException, InterruptedException, FailedDownload {
      try {
        complete(running, bring(running));
      } catch (FailedDownload e) {
        if (e.isWorthless()) {
          folders.empty(download.request().workFolder());
        }
        throw e;
      }
    }

    private DownloadedFile bring(Running<Run> running)
        throws IOException, InterruptedException, FailedDownload {
      try (var progress = report(running)) {
        return steps.bring(download, running, progress);
      }
    }

    private ProgressReporter report(Running<Run> running) {
      return new ProgressReporter(
          download,
          store,
          step -> changes.progressed(run(), step),
          () -> running.stop(Running.Stop.NOT_OURS));
    }

    private void complete(Running<Run> running, DownloadedFile file) {
      var now = clock.instant();
      var started = download.times().started().orElse(now);
      var done = ProgressScale.done(file.size(), Duration.between(started, now).toMillis());
      if (persistently.write(running, () -> store.complete(run(), done, now))) {
        log.info("{}: completed, {} bytes at {}", download.id(), file.size(), file.path());
      }
    }

    @Override
    public void fail(Running<Run> running, Failure failure) {
      var now = clock.instant();
      persistently.write(running, () -> store.fail(run(), failure, now));
      if (!folders.holdsBytes(download.request().workFolder())) {
        persistently.write(running, () -> store.forgetPartial(download.id()));
      }
      log.warn("{}: failed, {}: {}", download.id(), failure.code(), failure.message());
    }

    @Override
    public boolean release(Run run) {
      return store.release(run);
    }
  }
}
