package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.FileSeal;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.output.FileName;
import org.ytarchive.download.output.Hashing;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Running;

/**
 * A result counts only when it can be read, begins and ends where its video does, has its hash and
 * is on the disk.
 */
@Singleton
class ResultVerifier {
  private final VideoProbe probe;

  ResultVerifier(VideoProbe probe) {
    this.probe = probe;
  }

  /** What the enhanced video is, with an empty path: it has no place yet. */
  DownloadedFile verify(
      Running<ProcessingRun> running, Path file, Packets expected, Progress progress)
      throws IOException, InterruptedException, FailedProcessing {
    long size = Files.size(file);
    try (var hashing = new Hashing(file, bytes -> progress.verified((double) bytes / size))) {
      var made = running.interruptibly(() -> probe.look(file));
      var packets = running.interruptibly(() -> probe.scan(made));
      requireWhole(packets, expected);
      Shelf.sync(file);
      return sealed(file, running.interruptibly(hashing::sha256), made);
    }
  }

  private static void requireWhole(Packets made, Packets expected) throws FailedProcessing {
    if (!Truncation.isSame(made.first(), expected.first())
        || !Truncation.isSame(made.last(), expected.last())) {
      throw FailedProcessing.of(
          ErrorCode.PROCESSING_FAILED,
          FailureClass.NEVER,
          "the enhanced video does not begin or end where the video does: it is damaged",
          Map.of("ends_at", made.last(), "expected", expected.last()));
    }
  }

  private static DownloadedFile sealed(Path file, String sha256, SourceVideo made)
      throws IOException {
    FileSeal.put(file, sha256);
    var picture = made.picture();
    return new DownloadedFile(
        "",
        Files.size(file),
        sha256,
        made.duration().orElse(0.0),
        picture.width(),
        picture.height(),
        FileName.ending(file),
        picture.codec(),
        made.tracks().stream()
            .filter(SourceVideo.Track::isSound)
            .map(SourceVideo.Track::codec)
            .findFirst()
            .orElse(null));
  }

  /** What a document is. */
  DownloadedFile seal(Path document, SourceVideo about) throws IOException {
    Shelf.sync(document);
    var sha256 = Sha256.of(document);
    FileSeal.put(document, sha256);
    return new DownloadedFile(
        "",
        Files.size(document),
        sha256,
        about.duration().orElse(0.0),
        null,
        null,
        FileName.ending(document),
        null,
        null);
  }
}
