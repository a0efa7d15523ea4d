package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ytarchive.common.FileSeal;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.output.Hashing;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Running;

/** A recording counts only when it is a video as long as its segments, and is on the disk. */
@Singleton
class CaptureVerifier {
  private static final double SECONDS = 2;
  private static final double SHARE = 0.02;

  private final MediaProbe probe;

  CaptureVerifier(MediaProbe probe) {
    this.probe = probe;
  }

  /** What it is, with an empty path: it has no place yet. */
  DownloadedFile verify(Path recording, List<Segment> segments, Running<CaptureRun> running)
      throws IOException, InterruptedException, FailedCapture {
    Shelf.sync(recording);
    long size = Files.size(recording);
    try (var hashing = new Hashing(recording, bytes -> {})) {
      var media =
          running
              .interruptibly(() -> probe.probe(recording))
              .filter(Media::hasVideo)
              .orElseThrow(() -> FailedCapture.broken("ffprobe sees no video in it", List.of()));
      requireLength(media, Gaps.recorded(segments) / 1000.0);
      var sha256 = running.interruptibly(hashing::sha256);
      FileSeal.put(recording, sha256);
      return file("", media, size, sha256);
    }
  }

  private static void requireLength(Media media, double recorded) throws FailedCapture {
    if (Math.abs(media.duration() - recorded) > Math.max(SECONDS, recorded * SHARE)) {
      throw FailedCapture.broken(
          "the joined recording has %.1f s of %.1f".formatted(media.duration(), recorded),
          List.of());
    }
  }

  private static DownloadedFile file(String path, Media media, long size, String sha256) {
    return new DownloadedFile(
        path,
        size,
        sha256,
        media.duration(),
        media.width(),
        media.height(),
        "mp4",
        media.videoCodec(),
        media.audioCodec());
  }
}
