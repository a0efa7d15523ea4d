package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.processing.ProcessingOperations;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.contracts.processing.ProcessingView;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/** Has something made of a stored video, and stays on the line until it is there. */
@Singleton
class ProcessingStep {
  private static final Logger log = LoggerFactory.getLogger(ProcessingStep.class);

  private final ProcessingOperations processings;
  private final Following following;
  private final Patience patience;

  ProcessingStep(ProcessingOperations processings, Following following, Patience patience) {
    this.processings = processings;
    this.following = following;
    this.patience = patience;
  }

  void make(Run run) throws InterruptedException {
    run.enter(Phase.PROCESS);
    var wish = ProcessingWish.of(run.job());
    var first = patience.ask("download", () -> ProcessingWish.answer(processings.create(wish)));
    run.downloadsAs(first.processingId());
    var ended = following.toTheEnd(work(first), first, view -> hear(run, view));
    run.keep(file(ended));
  }

  private static DownloadedFile file(ProcessingView ended) {
    if (ended.status() == ProcessingStatus.CANCELLED) {
      throw new StepFailed(
          ErrorCode.JOB_CANCELLED, "it was cancelled at the download service", FailureClass.NEVER);
    }
    if (ended.error() != null) {
      throw new StepFailed(ended.error());
    }
    if (ended.file() == null) {
      throw new StepFailed(
          ErrorCode.COORDINATION_ERROR, "the processing ended without a file", FailureClass.BUG);
    }
    return ended.file();
  }

  private Following.Work<ProcessingView> work(ProcessingView first) {
    var id = first.processingId();
    return new Following.Work<>(
        "/processings/" + id + "/events",
        ProcessingView.class,
        () -> Optional.ofNullable(processings.get(id)), // null for 404
        view -> view.status().isFinal());
  }

  private static void hear(Run run, ProcessingView view) throws InterruptedException {
    var phase = phaseOf(view);
    run.reach(phase, new Progress(phase.at(view.progress()), 0, null, null, null));
  }

  /** Download's words for where it is. What waits there is already the work to us. */
  private static Phase phaseOf(ProcessingView view) {
    return switch (view.phase()) {
      case "verify", "done" -> Phase.VERIFY;
      default -> Phase.PROCESS;
    };
  }

  /**
   * Ends it; a worker that died before it noted the name learns it by asking again.
   *
   * @return what was made before that, if it was
   */
  Optional<DownloadedFile> stop(Job job) {
    var processing = Refusable.ask(() -> processingOf(job));
    if (processing == null) {
      return Optional.empty();
    }
    Refusable.ask(() -> processings.cancel(processing));
    log.info("{}: its processing {} is stopped", job.id(), processing);
    var left = Refusable.ask(() -> processings.get(processing)); // null for 404
    return Optional.ofNullable(left)
        .map(Envelope::data)
        .filter(view -> view.status() == ProcessingStatus.COMPLETED)
        .map(ProcessingView::file);
  }

  private String processingOf(Job job) {
    return job.downloadId() != null
        ? job.downloadId()
        : ProcessingWish.answer(processings.create(ProcessingWish.of(job))).processingId();
  }
}
