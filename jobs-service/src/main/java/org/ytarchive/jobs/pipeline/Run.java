package org.ytarchive.jobs.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/**
 * A worker's hand on a job. It calls {@code flowing} when new bytes have come, perhaps often. Every
 * write names the run and is refused when a newer one exists, or when the job was cancelled: then
 * {@link Superseded} ends the walk.
 */
final class Run {
  private final JobStore jobs;
  private final Patience patience;
  private final MetadataMap maps;
  private final ProgressReporter reporter;
  private final Runnable flowing;
  private final Clock clock;
  private volatile Job job;
  private Optional<List<CompanionFile>> companions = Optional.empty();
  private long bytesBefore = -1;

  Run(
      Job claimed,
      JobStore jobs,
      Patience patience,
      MetadataMap maps,
      ProgressReporter reporter,
      Runnable flowing,
      Clock clock) {
    this.job = claimed;
    this.jobs = jobs;
    this.patience = patience;
    this.maps = maps;
    this.reporter = reporter;
    this.flowing = flowing;
    this.clock = clock;
  }

  /** The job as this worker wrote it last. */
  Job job() {
    return job;
  }

  /** Says where the work is now; nothing when it is there already, or further. */
  void enter(Phase phase) throws InterruptedException {
    if (job.phase().compareTo(phase) < 0) {
      write(j -> Change.told(j.enter(phase, clock.instant()), EventKind.JOB_PHASE));
    }
  }

  void know(Map<String, Object> metadata) throws InterruptedException {
    quietly(j -> j.know(metadata, clock.instant()));
  }

  void downloadsAs(String downloadId) throws InterruptedException {
    if (!downloadId.equals(job.downloadId())) {
      quietly(j -> j.downloadsAs(downloadId, clock.instant()));
    }
  }

  /** The file is there: what remains is to store it. */
  void keep(DownloadedFile file) throws InterruptedException {
    write(
        j ->
            Change.told(
                j.keep(file, clock.instant()).enter(Phase.STORE, clock.instant()),
                EventKind.JOB_PHASE));
  }

  void take(Job other) throws InterruptedException {
    quietly(j -> j.take(other, clock.instant()));
  }

  /** What came along; in memory alone, since Download remembers it. */
  void keep(List<CompanionFile> along) {
    companions = Optional.of(along);
  }

  Optional<List<CompanionFile>> companions() {
    return companions;
  }

  void forgetFile() throws InterruptedException {
    quietly(j -> j.forgetFile(clock.instant()));
  }

  void complete() throws InterruptedException {
    write(j -> Change.told(j.complete(clock.instant()), EventKind.JOB_COMPLETED));
  }

  /** Writes how the attempt ended, or that another worker should go on. */
  void end(Function<Job, Change> ending) throws InterruptedException {
    write(ending);
  }

  /** Download said something: passed on at once, written as often as is good. */
  void hear(DownloadView view) throws InterruptedException {
    var phase = phaseOf(view);
    var heard =
        new Progress(
            phase.at(view.progress()),
            view.downloadedBytes(),
            view.totalBytes(),
            view.speed(),
            view.eta());
    job = job.reach(heard);
    if (view.error() == null && (phase != Phase.DOWNLOAD || hasMoreBytes(view))) {
      flowing.run();
    }
    if (view.metadata() != null && job.metadata() == null) {
      know(maps.of(view.metadata()));
    }
    enter(phase);
    reporter.report(job.progress());
  }

  /** The work has come so far: passed on at once, written as often as is good. */
  void reach(Phase phase, Progress heard) throws InterruptedException {
    job = job.reach(heard);
    enter(phase);
    reporter.report(job.progress());
  }

  /** What lay there from an attempt before says nothing about this one. */
  private boolean hasMoreBytes(DownloadView view) {
    if (bytesBefore < 0) {
      bytesBefore = view.downloadedBytes();
    }
    return view.downloadedBytes() > bytesBefore;
  }

  /** Download's words for where it is. What waits there is already the download to us. */
  private static Phase phaseOf(DownloadView view) {
    return switch (view.phase()) {
      case "merge" -> Phase.MERGE;
      case "verify", "done" -> Phase.VERIFY;
      default -> Phase.DOWNLOAD;
    };
  }

  private void quietly(UnaryOperator<Job> move) throws InterruptedException {
    write(j -> Change.quiet(move.apply(j)));
  }

  private void write(Function<Job, Change> move) throws InterruptedException {
    var mine = job;
    var written = patience.write(() -> jobs.change(mine.id(), now -> held(now).map(move)));
    job = written.orElseThrow(() -> new Superseded(mine.id() + " is no longer run " + mine.run()));
  }

  /** The row as it is, with the progress that only this worker knows yet. */
  private Optional<Job> held(Job now) {
    return now.isHeldBy(job.run()) ? Optional.of(now.reach(job.progress())) : Optional.empty();
  }
}
