package org.ytarchive.download.download;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.FileSeal;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.output.FileName;
import org.ytarchive.download.output.Hashing;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.output.Shelf;
import org.ytarchive.download.work.Running;

/**
 * A fetched file counts only when it can be read as media, is as long as the extraction said, keeps
 * its size, has its hash and is on the disk.
 */
@Singleton
class Verifier {
  /** Anything else a tool leaves might be more than media. */
  private static final Set<String> KINDS =
      Set.of("mp4", "webm", "mkv", "m4a", "mp3", "opus", "ogg", "wav", "flac", "aac", "mov", "3gp");

  private static final Set<String> TEXTS = Set.of("vtt", "srt", "txt");
  private static final double SECONDS = 2;
  private static final double SHARE = 0.02;

  private final MediaProbe probe;

  Verifier(MediaProbe probe) {
    this.probe = probe;
  }

  /** Its extension, if that is one of media. */
  static String kindOf(Path file) throws FailedDownload {
    var kind = FileName.ending(file).toLowerCase(Locale.ROOT);
    if (!KINDS.contains(kind)) {
      throw FailedDownload.of(
          ErrorCode.YTDLP_ERROR, FailureClass.NEVER, "yt-dlp left a file that is no media file");
    }
    return kind;
  }

  /**
   * What the file is, with an empty path: it has no place yet.
   *
   * @param step hears how far the hashing is
   */
  DownloadedFile verify(Running<Run> running, Path file, VideoInfo info, Sha256.Step step)
      throws IOException, InterruptedException, FailedDownload {
    long size = sizeOf(file);
    var kind = kindOf(file);
    var synced = CompletableFuture.runAsync(() -> sync(file)); // the disk writes while we read
    try (var hashing = new Hashing(file, step)) {
      var media = read(running, file);
      requireDuration(media, info.duration());
      var sha256 = running.interruptibly(hashing::sha256);
      synced.join();
      return verified(file, size, kind, media, sha256);
    }
  }

  /** What is said has no pictures to look at; whoever fetched it knows that it is text. */
  DownloadedFile verifyText(Path file, VideoInfo info) throws IOException, FailedDownload {
    var kind = FileName.ending(file);
    if (!TEXTS.contains(kind)) {
      throw FailedDownload.of(
          ErrorCode.YTDLP_ERROR, FailureClass.BUG, "a transcript is vtt, srt or txt");
    }
    long size = sizeOf(file);
    sync(file);
    var seconds = Optional.ofNullable(info.duration()).orElse(0L);
    var hash = Sha256.of(file);
    FileSeal.put(file, hash);
    return new DownloadedFile("", size, hash, seconds, null, null, kind, null, null);
  }

  private static DownloadedFile verified(
      Path file, long size, String kind, Media media, String sha256)
      throws IOException, FailedDownload {
    requireSize(file, size);
    FileSeal.put(file, sha256);
    return new DownloadedFile(
        "",
        size,
        sha256,
        media.duration(),
        media.width(),
        media.height(),
        kind,
        media.videoCodec(),
        media.audioCodec());
  }

  private static void sync(Path file) {
    try {
      Shelf.sync(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOf(Path file) throws IOException, FailedDownload {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      throw FailedDownload.damaged("yt-dlp left no file, or an empty one", Map.of());
    }
    return Files.size(file);
  }

  private Media read(Running<Run> running, Path file) throws InterruptedException, FailedDownload {
    return running
        .interruptibly(() -> probe.probe(file))
        .orElseThrow(
            () -> FailedDownload.damaged("ffprobe cannot read what was fetched", Map.of()));
  }

  static void requireDuration(Media media, @Nullable Long expected) throws FailedDownload {
    if (expected == null || expected <= 0) {
      return;
    }
    if (Math.abs(media.duration() - expected) > Math.max(SECONDS, expected * SHARE)) {
      throw FailedDownload.damaged(
          "the fetched file is not as long as the video",
          Map.of("duration", media.duration(), "expected", expected));
    }
  }

  private static void requireSize(Path file, long size) throws IOException, FailedDownload {
    if (Files.size(file) != size) {
      throw FailedDownload.damaged("the fetched file was still being written", Map.of());
    }
  }
}
