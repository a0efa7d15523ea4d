package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.capture.CaptureOperations;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.capture.CaptureFacts;
import org.ytarchive.jobs.capture.CaptureMetrics;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;

/** Has a source recorded, and stays on the line until the file is there. */
@Singleton
class CaptureStep {
  private static final String DOWNLOAD = "download";

  private final CaptureOperations captures;
  private final Following following;
  private final CaptureNews news;
  private final CaptureMetrics metrics;
  private final Patience patience;

  CaptureStep(
      CaptureOperations captures,
      Following following,
      CaptureNews news,
      CaptureMetrics metrics,
      Patience patience) {
    this.captures = captures;
    this.following = following;
    this.news = news;
    this.metrics = metrics;
    this.patience = patience;
  }

  void record(Run run) throws InterruptedException {
    run.enter(Phase.CONNECT);
    var job = run.job();
    var wish = CaptureWork.read(job.options().work()).order(job.id(), job.attempt());
    var first = patience.ask(DOWNLOAD, () -> RemoteErrors.read(DOWNLOAD, captures.create(wish)));
    run.downloadsAs(first.captureId());
    var ended = following.toTheEnd(work(first), first, news.of(run));
    var file = file(ended);
    metrics.recorded(ended);
    run.know(CaptureFacts.ended(run.job().metadata(), ended));
    run.keep(file);
    run.keep(ended.companions());
  }

  private Following.Work<CaptureView> work(CaptureView first) {
    var id = first.captureId();
    return new Following.Work<>(
        "/captures/" + id + "/events",
        CaptureView.class,
        () -> Optional.ofNullable(captures.get(id)), // null for 404
        view -> view.status().isFinal());
  }

  private DownloadedFile file(CaptureView ended) {
    if (ended.status() == CaptureStatus.CANCELLED) {
      throw new StepFailed(
          ErrorCode.JOB_CANCELLED,
          "its capture was cancelled at the download service",
          FailureClass.NEVER);
    }
    if (ended.failure() != null) {
      metrics.failed(ended.failure().code());
      throw new StepFailed(ended.failure());
    }
    if (ended.file() == null) {
      throw new StepFailed(
          ErrorCode.COORDINATION_ERROR, "the capture ended without a file", FailureClass.BUG);
    }
    return ended.file();
  }

  /** What came along with the file: as this worker saw it, or as Download remembers it. */
  List<CompanionFile> companions(Run run) throws InterruptedException {
    var seen = run.companions();
    return seen.isPresent() ? seen.get() : remembered(run.job());
  }

  private List<CompanionFile> remembered(Job job) throws InterruptedException {
    var id = job.id().toString();
    var answer = patience.ask(DOWNLOAD, () -> Optional.ofNullable(captures.get(id)));
    return answer.map(known -> known.data().companions()).orElse(List.of());
  }
}
