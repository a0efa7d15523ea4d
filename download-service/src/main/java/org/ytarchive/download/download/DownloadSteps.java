package org.ytarchive.download.download;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/** From an order to a file in its place: fetch, verify, name, put there with what comes along. */
@Singleton
class DownloadSteps {
  /** A tool whose owner died is gone within seconds, a deaf one within five. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private static final int LOOKS_AT_FOLDER = 60;

  private final Downloader downloader;
  private final Verifier verifier;
  private final Finisher finisher;
  private final CompanionFiles companions;
  private final WorkFolders folders;
  private final DownloadStore store;
  private final DownloadRoot root;
  private final Persistently persistently;

  DownloadSteps(
      Downloader downloader,
      Verifier verifier,
      Finisher finisher,
      CompanionFiles companions,
      WorkFolders folders,
      DownloadStore store,
      DownloadRoot root,
      Persistently persistently) {
    this.downloader = downloader;
    this.verifier = verifier;
    this.finisher = finisher;
    this.companions = companions;
    this.folders = folders;
    this.store = store;
    this.root = root;
    this.persistently = persistently;
  }

  /**
   * @return the file in its place; the row knows it already, but not that it is complete
   * @throws InterruptedException when it was asked to stop; no tool runs then
   */
  DownloadedFile bring(Download download, Running<Run> running, ProgressReporter progress)
      throws IOException, InterruptedException, FailedDownload {
    if (finisher.isInPlace(download)) {
      var file = download.file().orElseThrow();
      companions.place(download, running, file, download.companions());
      return file;
    }
    requireSpace();
    var fetched = fetch(download, running, progress);
    var verified =
        download.request().order().isTranscript()
            ? verifier.verifyText(fetched.file(), fetched.info())
            : verify(running, fetched, progress);
    running.check();
    describe(running, fetched.info(), progress);
    var along = companions.take(download, running, fetched);
    var file =
        finisher
            .place(download, running, fetched.file(), fetched.info(), verified)
            .orElseThrow(() -> new InterruptedException("a newer run has it"));
    companions.place(download, running, file, along);
    return file;
  }

  private void requireSpace() throws FailedDownload {
    try {
      root.requireSpace();
    } catch (ArchiveException e) {
      throw FailedDownload.of(
          new Failure(e.code().name(), e.getMessage(), FailureClass.DISK_FULL, e.details()));
    }
  }

  private Outcome.Fetched fetch(Download download, Running<Run> running, ProgressReporter progress)
      throws IOException, InterruptedException, FailedDownload {
    var folder = folders.open(download.request().workFolder());
    var order = download.request().order();
    for (int look = 1; ; look++) {
      switch (running.interruptibly(() -> downloader.download(order, folder, progress))) {
        case Outcome.Fetched fetched -> {
          return fetched;
        }
        case Outcome.Failed failed -> refuse(failed.failure(), look);
      }
      running.pause(BETWEEN_LOOKS);
    }
  }

  /** The tool of a run before may need a moment to end; everything else is over. */
  private static void refuse(Failure failure, int look) throws FailedDownload {
    boolean inUse =
        Integer.valueOf(ToolExit.FOLDER_IN_USE).equals(failure.details().get("exit_code"));
    if (!inUse || look >= LOOKS_AT_FOLDER) {
      throw FailedDownload.of(failure);
    }
  }

  private DownloadedFile verify(
      Running<Run> running, Outcome.Fetched fetched, ProgressReporter progress)
      throws IOException, InterruptedException, FailedDownload {
    long total = fetched.file().toFile().length();
    progress.verified(0, total);
    return verifier.verify(
        running,
        fetched.file(),
        fetched.info(),
        bytes -> {
          running.check();
          progress.verified(bytes, total);
        });
  }

  /** The downloader's own word about the video is the last one. */
  private void describe(Running<Run> running, VideoInfo info, ProgressReporter progress)
      throws InterruptedException {
    var size = progress.end().map(DownloadUpdate.Known::estimatedSize);
    if (!persistently.write(running, () -> store.describe(running.run(), info, size))) {
      throw new InterruptedException("a newer run has it");
    }
  }

  /** What a caller may hear about an error of ours or of the machine. */
  Failure explain(Exception e) {
    if (e instanceof ArchiveException known) {
      return new Failure(
          known.code().name(), known.getMessage(), FailureClass.LATER, known.details());
    }
    if (isDiskFull(e)) {
      return new Failure(
          ErrorCode.DISK_FULL.name(), "no space left", FailureClass.DISK_FULL, Map.of());
    }
    return new Failure(
        ErrorCode.INTERNAL_ERROR.name(),
        "an error of ours; the log has it under this download's id",
        FailureClass.BUG,
        Map.of());
  }

  private static boolean isDiskFull(@Nullable Throwable e) {
    return e != null
        && (e instanceof IOException && String.valueOf(e.getMessage()).contains("No space left")
            || isDiskFull(e.getCause()));
  }
}
