package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.queue.HandOver;
import org.ytarchive.download.queue.QueuedWork;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;
import org.ytarchive.download.work.Shift;
import org.ytarchive.download.work.Task;

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
  private final Shift<ProcessingRun> shift;

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
    this.shift = new Shift<>(WorkKind.PROCESSING, runs, persistently);
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
      case ProcessingStore.Claim.Taken taken -> shift.work(new Claimed(taken.processing()));
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

  @Override
  public void lost(UUID id) {
    runs.recheck(new ProcessingId(id));
  }

  @Override
  public void handOver() {
    runs.handOverAll();
  }

  /** A processing that is claimed. */
  private final class Claimed implements Task<ProcessingRun> {
    private final Processing processing;

    Claimed(Processing processing) {
      this.processing = processing;
    }

    @Override
    public ProcessingRun run() {
      return processing.currentRun();
    }

    @Override
    public String jobId() {
      return processing.request().jobId();
    }

    @Override
    public String title() {
      return processing.request().process().wireName() + " of " + processing.request().fileId();
    }

    @Override
    public void complete(Running<ProcessingRun> running)
        throws IOException, InterruptedException, FailedProcessing {
      var file = steps.bring(processing, running);
      if (persistently.write(running, () -> store.complete(run(), clock.instant()))) {
        log.info("{}: completed, {} bytes at {}", processing.id(), file.size(), file.path());
      }
    }

    @Override
    public void fail(Running<ProcessingRun> running, Failure failure) {
      persistently.write(running, () -> store.fail(run(), failure, clock.instant()));
      log.warn("{}: failed, {}: {}", processing.id(), failure.code(), failure.message());
    }

    @Override
    public boolean release(ProcessingRun run) {
      return store.release(run);
    }
  }
}
