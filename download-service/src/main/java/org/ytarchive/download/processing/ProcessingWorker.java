package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
 * Takes processings from the queue to their end, one per thread. Whatever stops it, the row stays
 * true: cancelled by whoever cancelled it, back in the queue, or left to the newer run.
 */
@Singleton
class ProcessingWorker implements QueuedWork {
  private static final Logger log = LoggerFactory.getLogger(ProcessingWorker.class);
  private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(1);
  private static final int MOST_RUNS = 8;

  private final ProcessingStore store;
  private final RunningProcessings runs;
  private final ProcessingSteps steps;
  private final ProcessingFolders folders;
  private final Persistently persistently;
  private final Clock clock;

  ProcessingWorker(
      ProcessingStore store,
      RunningProcessings runs,
      ProcessingSteps steps,
      ProcessingFolders folders,
      Persistently persistently,
      Clock clock) {
    this.store = store;
    this.runs = runs;
    this.steps = steps;
    this.folders = folders;
    this.persistently = persistently;
    this.clock = clock;
  }

  @Override
  public WorkKind kind() {
    return WorkKind.PROCESSING;
  }

  @Override
  public void run(UUID uuid) {
    var id = new ProcessingId(uuid);
    switch (store.claim(id, clock.instant())) {
      case ProcessingStore.Claim.Taken taken when taken.processing().run() > MOST_RUNS ->
          giveUp(taken.processing());
      case ProcessingStore.Claim.Taken taken -> work(taken.processing());
      case ProcessingStore.Claim.Busy busy ->
          throw new HandOver(id + " waits for " + busy.other(), UNTIL_NEXT_LOOK);
      case ProcessingStore.Claim.Over over -> log.debug("{}: nothing to do, {}", id, over);
    }
    store.find(id).ifPresent(over -> folders.tidy(over.request().workFolder()));
  }

  /** What takes its worker down each time is not given to yet another one. */
  private void giveUp(Processing processing) {
    var why =
        new Failure(
            ErrorCode.PROCESSING_FAILED.name(),
            "its worker was lost " + MOST_RUNS + " times",
            FailureClass.NEVER,
            Map.of("runs", MOST_RUNS));
    store.fail(processing.currentRun(), why, clock.instant());
    log.warn("{}: given up after {} runs", processing.id(), MOST_RUNS);
  }

  private void work(Processing processing) {
    MDC.put(RequestIds.JOB_MDC_KEY, processing.request().jobId());
    try (var running = runs.open(processing.currentRun())) {
      log.info(
          "{}: run {} starts, {} of {}",
          processing.id(),
          processing.run(),
          processing.request().process().wireName(),
          processing.request().fileId());
      work(processing, running);
    } catch (InterruptedException e) {
      throw new HandOver(processing.id() + ": stopped while waiting for the run before");
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
    }
  }

  private void work(Processing processing, Running<ProcessingRun> running) {
    try {
      complete(processing, running, steps.bring(processing, running));
    } catch (FailedProcessing e) {
      fail(processing, running, e.failure());
    } catch (InterruptedException e) {
      stopped(running);
    } catch (HandOver e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      log.error("{}: run {} broke", processing.id(), processing.run(), e);
      fail(processing, running, explain(e));
    }
  }

  private void complete(
      Processing processing, Running<ProcessingRun> running, DownloadedFile file) {
    if (persistently.write(running, () -> store.complete(running.run(), clock.instant()))) {
      log.info("{}: completed, {} bytes at {}", processing.id(), file.size(), file.path());
    }
  }

  private void fail(Processing processing, Running<ProcessingRun> running, Failure failure) {
    persistently.write(running, () -> store.fail(running.run(), failure, clock.instant()));
    log.warn("{}: failed, {}: {}", processing.id(), failure.code(), failure.message());
  }

  /** What a caller may hear about an error of ours or of the machine. */
  private static Failure explain(Exception e) {
    if (e instanceof ArchiveException known) {
      return new Failure(
          known.code().name(), known.getMessage(), FailureClass.LATER, known.details());
    }
    if (String.valueOf(e.getMessage()).contains("No space left")) {
      return new Failure(
          ErrorCode.DISK_FULL.name(), "no space left", FailureClass.DISK_FULL, Map.of());
    }
    return new Failure(
        ErrorCode.INTERNAL_ERROR.name(),
        "an error of ours; the log has it under this processing's id",
        FailureClass.BUG,
        Map.of());
  }

  private void stopped(Running<ProcessingRun> running) {
    var why = running.asked().orElse(Running.Stop.HAND_OVER);
    log.info("{}: stopped, {}", running.run(), why);
    if (why == Running.Stop.HAND_OVER) {
      persistently.write(running, () -> store.release(running.run()));
      throw new HandOver(running.run() + " goes on elsewhere");
    }
  }

  @Override
  public void lost(UUID id) {
    runs.recheck(new ProcessingId(id));
  }

  @Override
  public void handOver() {
    runs.handOverAll();
  }
}
