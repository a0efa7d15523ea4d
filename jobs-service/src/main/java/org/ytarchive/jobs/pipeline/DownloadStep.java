package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.job.Phase;

/** Has the video downloaded, and stays on the line until the file is there. */
@Singleton
class DownloadStep {
  private final DownloadOperations downloads;
  private final Following following;
  private final Patience patience;

  DownloadStep(DownloadOperations downloads, Following following, Patience patience) {
    this.downloads = downloads;
    this.following = following;
    this.patience = patience;
  }

  void fetch(Run run) throws InterruptedException {
    run.enter(Phase.DOWNLOAD);
    var wish = DownloadWish.of(run.job());
    var first =
        patience.ask("download", () -> RemoteErrors.read("download", downloads.create(wish)));
    run.downloadsAs(first.downloadId());
    var ended = following.toTheEnd(work(first), first, run::hear);
    run.keep(file(ended));
    run.keep(ended.companions());
  }

  private Following.Work<DownloadView> work(DownloadView first) {
    var id = first.downloadId();
    return new Following.Work<>(
        "/download/" + id + "/events",
        DownloadView.class,
        () -> Optional.ofNullable(downloads.get(id)), // null for 404
        view -> view.status().isFinal());
  }

  /** What came along with the file: as this worker saw it, or as Download remembers it. */
  List<CompanionFile> companions(Run run) throws InterruptedException {
    var seen = run.companions();
    return seen.isPresent() ? seen.get() : remembered(run);
  }

  private List<CompanionFile> remembered(Run run) throws InterruptedException {
    var id = run.job().downloadId();
    if (id == null) {
      return List.of();
    }
    var answer = patience.ask("download", () -> Optional.ofNullable(downloads.get(id)));
    return answer.map(known -> known.data().companions()).orElse(List.of());
  }

  private static DownloadedFile file(DownloadView ended) {
    if (ended.status() == DownloadStatus.CANCELLED) {
      throw new StepFailed(
          ErrorCode.JOB_CANCELLED,
          "its download was cancelled at the download service",
          FailureClass.NEVER);
    }
    if (ended.error() != null) {
      throw new StepFailed(ended.error());
    }
    if (ended.file() == null) {
      throw new StepFailed(
          ErrorCode.COORDINATION_ERROR, "the download ended without a file", FailureClass.BUG);
    }
    return ended.file();
  }
}
