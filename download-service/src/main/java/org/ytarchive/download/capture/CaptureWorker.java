package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.queue.HandOver;
import org.ytarchive.download.queue.QueuedWork;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/**
 * Takes captures from the queue to their end: connect, record, finalise, verify. Whatever stops it,
 * the row stays true, and what was recorded stays on the disk.
 */
@Singleton
class CaptureWorker implements QueuedWork {
  private static final Logger log = LoggerFactory.getLogger(CaptureWorker.class);

  private final CaptureStore store;
  private final RunningCaptures runs;
  private final Recordings recordings;
  private final CaptureFinisher finisher;
  private final CaptureFolders folders;
  private final Persistently persistently;
  private final CaptureOwner owner;
  private final Clock clock;

  CaptureWorker(
      CaptureStore store,
      RunningCaptures runs,
      Recordings recordings,
      CaptureFinisher finisher,
      CaptureFolders folders,
      Persistently persistently,
      CaptureOwner owner,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.recordings = recordings;
    this.finisher = finisher;
    this.folders = folders;
    this.persistently = persistently;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public WorkKind kind() {
    return WorkKind.CAPTURE;
  }

  @Override
  public void run(UUID ticket) {
    var claimed = store.claim(ticket, owner.name(), clock.instant());
    if (claimed.isPresent()) {
      work(claimed.get());
      folders.tidy(claimed.get().id());
    }
  }

  private void work(Capture capture) {
    MDC.put(RequestIds.JOB_MDC_KEY, capture.id());
    try (var running = runs.open(capture.currentRun())) {
      log.info("{}: run {} starts, from {}", capture.id(), capture.run(), capture.request().what());
      work(capture, running);
    } catch (InterruptedException e) {
      throw new HandOver(capture.id() + ": stopped while waiting for the run before");
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
    }
  }

  private void work(Capture capture, Running<CaptureRun> running) {
    try {
      complete(running, bring(capture, running));
    } catch (FailedCapture e) {
      fail(running, e.failure());
    } catch (InterruptedException e) {
      stopped(running);
    } catch (HandOver e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      log.error("{} broke", running.run(), e);
      fail(running, explain(e));
    }
  }

  private DownloadedFile bring(Capture capture, Running<CaptureRun> running)
      throws IOException, InterruptedException, FailedCapture {
    if (finisher.isInPlace(capture)) {
      return capture.file().orElseThrow();
    }
    var folder = folders.open(capture.id());
    recordings.note(
        running, "run " + capture.run() + ": connecting to " + capture.request().what());
    var segments = recordings.record(capture, running, folder);
    var progress = recorded(segments);
    step(running, progress.at(Phase.FINALISE), "joining " + segments.size() + " segments");
    var recording = finisher.join(segments, running, folder);
    step(running, progress.at(Phase.VERIFY), "verifying");
    var verified = finisher.verify(recording, segments, running);
    return finisher.place(capture, running, folder, recording, verified);
  }

  private static CaptureProgress recorded(java.util.List<Segment> segments) {
    return new CaptureProgress(
        Phase.RECORD, Phase.FINALISE.from(), Gaps.recorded(segments), Gaps.bytes(segments));
  }

  private void step(Running<CaptureRun> running, CaptureProgress progress, String line)
      throws InterruptedException {
    running.check();
    recordings.report(running, progress);
    recordings.note(running, line);
  }

  private void complete(Running<CaptureRun> running, DownloadedFile file) {
    recordings.note(running, "complete: %.1f s at %s".formatted(file.duration(), file.path()));
    if (persistently.write(running, () -> store.complete(running.run(), clock.instant()))) {
      log.info("{}: completed, {} bytes at {}", running.run().id(), file.size(), file.path());
    }
  }

  private void fail(Running<CaptureRun> running, Failure failure) {
    recordings.note(running, "failed: " + failure.message());
    persistently.write(running, () -> store.fail(running.run(), failure, clock.instant()));
    log.warn("{}: failed, {}: {}", running.run().id(), failure.code(), failure.message());
  }

  /** What a caller may hear about an error of ours or of the machine. */
  private static Failure explain(Exception e) {
    if (e instanceof ArchiveException known) {
      var kind = known.code() == ErrorCode.DISK_FULL ? FailureClass.DISK_FULL : FailureClass.LATER;
      return new Failure(known.code().name(), known.getMessage(), kind, known.details());
    }
    if (String.valueOf(e.getMessage()).contains("No space left")) {
      return new Failure(
          ErrorCode.DISK_FULL.name(), "no space left", FailureClass.DISK_FULL, Map.of());
    }
    return new Failure(
        ErrorCode.INTERNAL_ERROR.name(),
        "an error of ours; the log has it under this capture's id",
        FailureClass.BUG,
        Map.of());
  }

  private void stopped(Running<CaptureRun> running) {
    var why = running.asked().orElse(Running.Stop.HAND_OVER);
    log.info("{}: stopped, {}", running.run(), why);
    if (why == Running.Stop.HAND_OVER) {
      persistently.write(running, () -> store.release(running.run()));
      throw new HandOver(running.run() + " goes on elsewhere");
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
}
