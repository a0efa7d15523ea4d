package org.ytarchive.download.download;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.work.FolderTurn;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/** From an order to a file in its place: fetch, verify, name, put there with what comes along. */
@Singleton
class DownloadSteps {
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
    if (download.file().isPresent()) {
      persistently.require(running, () -> store.forgetFile(running.run()));
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
    var file = finisher.place(download, running, fetched.file(), fetched.info(), verified);
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
    var turn = new FolderTurn(running);
    while (true) {
      switch (running.interruptibly(() -> downloader.download(order, folder, progress))) {
        case Outcome.Fetched fetched -> {
          return fetched;
        }
        case Outcome.Failed failed -> again(failed.failure(), turn);
      }
    }
  }

  /** Only for a turn in the folder it is worth to wait; everything else is over. */
  private static void again(Failure failure, FolderTurn turn)
      throws InterruptedException, FailedDownload {
    if (!FolderTurn.isTaken(failure) || !turn.await()) {
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
    persistently.require(running, () -> store.describe(running.run(), info, size));
  }
}
