package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.queue.HandOver;
import org.ytarchive.download.queue.QueuedWork;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

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
      work(claimed.get());
    }
    store.find(id).ifPresent(over -> folders.tidy(over.request().workFolder()));
  }

  private void work(Download download) {
    MDC.put(RequestIds.JOB_MDC_KEY, download.request().jobId().orElse(download.id().toString()));
    try (var running = runs.open(download.currentRun())) {
      log.info("{}: run {} starts", download.id(), download.run());
      work(download, running);
    } catch (InterruptedException e) {
      throw new HandOver(download.id() + ": stopped while waiting for the run before");
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
    }
  }

  private void work(Download download, Running<Run> running) {
    try {
      complete(download, running, fetch(download, running));
    } catch (FailedDownload e) {
      fail(download, running, e);
    } catch (InterruptedException e) {
      stopped(running);
    } catch (HandOver e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      broken(download, running, e);
    }
  }

  private DownloadedFile fetch(Download download, Running<Run> running)
      throws IOException, InterruptedException, FailedDownload {
    try (var progress = report(download, running)) {
      return steps.bring(download, running, progress);
    }
  }

  private ProgressReporter report(Download download, Running<Run> running) {
    return new ProgressReporter(
        download,
        store,
        step -> changes.progressed(download.currentRun(), step),
        () -> running.stop(Running.Stop.NOT_OURS));
  }

  private void complete(Download download, Running<Run> running, DownloadedFile file) {
    var now = clock.instant();
    var started = download.times().started().orElse(now);
    var done = ProgressScale.done(file.size(), Duration.between(started, now).toMillis());
    if (persistently.write(running, () -> store.complete(running.run(), done, now))) {
      log.info("{}: completed, {} bytes at {}", download.id(), file.size(), file.path());
    }
  }

  private void fail(Download download, Running<Run> running, FailedDownload e) {
    if (e.isWorthless()) {
      folders.empty(download.request().workFolder());
    }
    fail(download, running, e.failure());
  }

  private void fail(Download download, Running<Run> running, Failure failure) {
    var now = clock.instant();
    persistently.write(running, () -> store.fail(running.run(), failure, now));
    if (!folders.holdsBytes(download.request().workFolder())) {
      persistently.write(running, () -> store.forgetPartial(download.id()));
    }
    log.warn("{}: failed, {}: {}", download.id(), failure.code(), failure.message());
  }

  /** Not the tool's failure but ours, or the machine's. */
  private void broken(Download download, Running<Run> running, Exception e) {
    log.error("{}: run {} broke", download.id(), download.run(), e);
    fail(download, running, steps.explain(e));
  }

  private void stopped(Running<Run> running) {
    var why = running.asked().orElse(Running.Stop.HAND_OVER);
    log.info("{}: stopped, {}", running.run(), why);
    if (why == Running.Stop.HAND_OVER) {
      persistently.write(running, () -> store.release(running.run()));
      throw new HandOver(running.run() + " goes on elsewhere");
    }
  }

  @Override
  public void lost(UUID id) {
    runs.recheck(new DownloadId(id));
  }

  @Override
  public void handOver() {
    runs.handOverAll();
  }
}
