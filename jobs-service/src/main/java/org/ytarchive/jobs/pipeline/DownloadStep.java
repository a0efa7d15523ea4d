package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Envelope;
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
  private static final Logger log = LoggerFactory.getLogger(DownloadStep.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final DownloadOperations downloads;
  private final DownloadEvents events;
  private final Patience patience;

  DownloadStep(DownloadOperations downloads, DownloadEvents events, Patience patience) {
    this.downloads = downloads;
    this.events = events;
    this.patience = patience;
  }

  void fetch(Run run) throws InterruptedException {
    run.enter(Phase.DOWNLOAD);
    var wish = DownloadWish.of(run.job());
    var first = patience.ask("download", () -> DownloadWish.answer(downloads.create(wish)));
    run.downloadsAs(first.downloadId());
    var ended = follow(run, first);
    run.keep(file(ended));
    run.keep(ended.companions());
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

  /** Listens until the download ended; asks again when the line breaks. */
  private DownloadView follow(Run run, DownloadView first) throws InterruptedException {
    var line = new Line(run, first);
    line.hear(first);
    for (var pause = FIRST_PAUSE; !line.last.status().isFinal(); pause = longer(pause)) {
      listen(line);
      if (!line.last.status().isFinal()) {
        Thread.sleep(pause);
        line.hear(patience.ask("download", () -> known(downloads.get(first.downloadId()))));
      }
    }
    return line.last;
  }

  private void listen(Line line) throws InterruptedException {
    try {
      events.follow(line.last.downloadId(), line);
    } catch (IOException broken) {
      log.info("{}: the line to the download broke: {}", line.run.job().id(), broken.toString());
    }
  }

  /** What was heard last, whether told or asked for. */
  private static final class Line implements DownloadEvents.Listener {
    private final Run run;
    private DownloadView last;

    private Line(Run run, DownloadView first) {
      this.run = run;
      this.last = first;
    }

    @Override
    public void hear(DownloadView view) throws InterruptedException {
      last = view;
      run.hear(view);
    }
  }

  /** The client answers null for 404. */
  private static DownloadView known(@Nullable Envelope<DownloadView> answer) {
    if (answer == null) {
      throw new StepFailed(
          ErrorCode.COORDINATION_ERROR,
          "the download service has forgotten this download",
          FailureClass.LATER);
    }
    return answer.data();
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
