package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.queue.QueuedWork;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;
import org.ytarchive.download.work.Shift;
import org.ytarchive.download.work.Task;

/** Takes captures from the queue to their end. What was recorded stays, whatever stops it. */
@Singleton
class CaptureWorker implements QueuedWork {
  private static final Logger log = LoggerFactory.getLogger(CaptureWorker.class);

  private final CaptureStore store;
  private final RunningCaptures runs;
  private final Recordings recordings;
  private final CaptureSteps steps;
  private final CaptureFolders folders;
  private final Persistently persistently;
  private final CaptureOwner owner;
  private final Clock clock;
  private final Shift<CaptureRun> shift;

  CaptureWorker(
      CaptureStore store,
      RunningCaptures runs,
      Recordings recordings,
      CaptureSteps steps,
      CaptureFolders folders,
      Persistently persistently,
      CaptureOwner owner,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.recordings = recordings;
    this.steps = steps;
    this.folders = folders;
    this.persistently = persistently;
    this.owner = owner;
    this.clock = clock;
    this.shift = new Shift<>(WorkKind.CAPTURE, runs, persistently);
  }

  @Override
  public WorkKind kind() {
    return WorkKind.CAPTURE;
  }

  @Override
  public void run(UUID ticket) {
    var claimed = store.claim(ticket, owner.name(), clock.instant());
    if (claimed.isPresent()) {
      shift.work(new Claimed(claimed.get()));
      folders.tidy(claimed.get().id());
    }
  }

  /** The queue knows tickets, the runs their captures. */
  @Override
  public void lost(UUID ticket) {
    runs.recheckAll();
  }

  @Override
  public void handOver() {
    runs.handOverAll();
  }

  /** A capture that is claimed. */
  private final class Claimed implements Task<CaptureRun> {
    private final Capture capture;

    Claimed(Capture capture) {
      this.capture = capture;
    }

    @Override
    public CaptureRun run() {
      return capture.currentRun();
    }

    @Override
    public String jobId() {
      return capture.id();
    }

    @Override
    public String title() {
      return "from " + capture.request().what();
    }

    @Override
    public void complete(Running<CaptureRun> running)
        throws IOException, InterruptedException, FailedCapture {
      var file = steps.bring(capture, running);
      recordings.note(running, "complete: %.1f s at %s".formatted(file.duration(), file.path()));
      if (persistently.write(running, () -> store.complete(run(), clock.instant()))) {
        log.info("{}: completed, {} bytes at {}", capture.id(), file.size(), file.path());
      }
    }

    @Override
    public void fail(Running<CaptureRun> running, Failure failure) {
      recordings.note(running, "failed: " + failure.message());
      persistently.write(running, () -> store.fail(run(), failure, clock.instant()));
      log.warn("{}: failed, {}: {}", capture.id(), failure.code(), failure.message());
    }

    @Override
    public boolean release(CaptureRun run) {
      return store.release(run);
    }
  }
}
