package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.work.FolderTurn;
import org.ytarchive.download.work.Running;

/** From a stored video to a result in its place: look, read through, make, verify, put there. */
@Singleton
class ProcessingSteps {
  private final Sources sources;
  private final VideoProbe probe;
  private final Enhancer enhancer;
  private final ColourSampler colours;
  private final MetadataDocument document;
  private final ResultVerifier verifier;
  private final Results results;
  private final ProcessingFolders folders;
  private final ProcessingStore store;
  private final DownloadRoot root;

  ProcessingSteps(
      Sources sources,
      VideoProbe probe,
      Enhancer enhancer,
      ColourSampler colours,
      MetadataDocument document,
      ResultVerifier verifier,
      Results results,
      ProcessingFolders folders,
      ProcessingStore store,
      DownloadRoot root) {
    this.sources = sources;
    this.probe = probe;
    this.enhancer = enhancer;
    this.colours = colours;
    this.document = document;
    this.verifier = verifier;
    this.results = results;
    this.folders = folders;
    this.store = store;
    this.root = root;
  }

  /**
   * @return the file in its place; the row knows it already, but not that it is complete
   * @throws InterruptedException when it was asked to stop; no tool runs then
   */
  DownloadedFile bring(Processing processing, Running<ProcessingRun> running)
      throws IOException, InterruptedException, FailedProcessing {
    if (results.isInPlace(processing)) {
      return processing.file().orElseThrow();
    }
    requireSpace();
    var video = look(processing.request(), running);
    var packets = running.interruptibly(() -> probe.scan(video));
    Truncation.refuse(video, packets);
    var progress = progress(running);
    progress.worked(0);
    var made = make(processing.request(), running, video, packets, progress);
    running.check();
    return results.place(processing, running, made.file(), made.verified());
  }

  private Progress progress(Running<ProcessingRun> running) {
    return new Progress(running.run(), store, () -> running.stop(Running.Stop.NOT_OURS));
  }

  private void requireSpace() throws FailedProcessing {
    try {
      root.requireSpace();
    } catch (ArchiveException e) {
      throw FailedProcessing.of(e, FailureClass.DISK_FULL);
    }
  }

  private SourceVideo look(ProcessingRequest request, Running<ProcessingRun> running)
      throws InterruptedException, FailedProcessing {
    var file = running.interruptibly(() -> locate(request.sourcePath()));
    return running.interruptibly(() -> probe.look(file));
  }

  /** What was uploaded may be deleted before its turn comes. */
  private Path locate(String path) throws InterruptedException, FailedProcessing {
    try {
      return sources.locate(path);
    } catch (ArchiveException e) {
      throw FailedProcessing.of(e, kindOf(e));
    }
  }

  private static FailureClass kindOf(ArchiveException e) {
    if (e.code() == ErrorCode.DISK_FULL) {
      return FailureClass.DISK_FULL;
    }
    return e.code() == ErrorCode.SERVICE_UNAVAILABLE ? FailureClass.LATER : FailureClass.NEVER;
  }

  /** A result that is made and verified, and not in its place. */
  private record Made(Path file, DownloadedFile verified) {}

  private Made make(
      ProcessingRequest request,
      Running<ProcessingRun> running,
      SourceVideo video,
      Packets packets,
      Progress progress)
      throws IOException, InterruptedException, FailedProcessing {
    var folder = folders.open(request.workFolder());
    return switch (request.process()) {
      case ENHANCEMENT -> {
        var adjustment = request.adjustment().orElseThrow();
        var file =
            inTurn(
                running,
                () -> enhancer.enhance(video, packets, adjustment, folder, progress::worked));
        yield new Made(file, verifier.verify(running, file, packets, progress));
      }
      case EXTRACTION -> {
        var counted = running.interruptibly(() -> colours.sample(video, packets));
        var file = document.write(request, video, packets, counted, folder);
        yield new Made(file, verifier.seal(file, video));
      }
    };
  }

  private static Path inTurn(
      Running<ProcessingRun> running, Running.Wait<Path, FailedProcessing> work)
      throws InterruptedException, FailedProcessing {
    var turn = new FolderTurn(running);
    while (true) {
      try {
        return running.interruptibly(work);
      } catch (FailedProcessing e) {
        if (!FolderTurn.isTaken(e.failure()) || !turn.await()) {
          throw e;
        }
      }
    }
  }
}
