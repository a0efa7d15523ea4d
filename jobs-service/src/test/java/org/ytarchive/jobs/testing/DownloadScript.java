package org.ytarchive.jobs.testing;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.contracts.video.VideoInfo;

/** Where a scripted download is. */
public record DownloadScript(
    DownloadStatus status, String phase, int progress, @Nullable Failure error) {
  public static final String SHA256 = "a".repeat(64);
  public static final long SIZE = 52_428_800;

  public static DownloadScript queued() {
    return new DownloadScript(DownloadStatus.QUEUED, "queued", 0, null);
  }

  public static DownloadScript at(String phase, int progress) {
    return new DownloadScript(DownloadStatus.DOWNLOADING, phase, progress, null);
  }

  public static DownloadScript completed() {
    return new DownloadScript(DownloadStatus.COMPLETED, "done", 100, null);
  }

  public static DownloadScript cancelled() {
    return new DownloadScript(DownloadStatus.CANCELLED, "download", 10, null);
  }

  public static DownloadScript failed(String code, FailureClass kind) {
    return new DownloadScript(
        DownloadStatus.FAILED,
        "download",
        10,
        new Failure(code, "it did not work", kind, Map.of("last_lines", "ERROR: no")));
  }

  DownloadView view(String id, NewDownload asked, DownloadedFile file) {
    return view(id, String.valueOf(asked.videoId()), asked.jobId(), asked.attempt(), file);
  }

  DownloadView view(DownloadView before) {
    return view(before.downloadId(), before.videoId(), before.jobId(), before.attempt(), file());
  }

  private DownloadView view(
      String id,
      String video,
      @Nullable String job,
      @Nullable Integer attempt,
      DownloadedFile file) {
    boolean done = status == DownloadStatus.COMPLETED;
    return new DownloadView(
        id,
        video,
        job,
        attempt == null ? 1 : attempt,
        status,
        phase,
        progress,
        SIZE * progress / 100,
        SIZE,
        SIZE,
        "1.2MB/s",
        1_200_000L,
        "00:10",
        "/downloads/video.mp4",
        Instant.EPOCH,
        Instant.EPOCH,
        done ? Instant.EPOCH : null,
        done ? file : null,
        progress > 0 ? info(video) : null,
        error,
        done ? companions() : List.of(),
        List.of());
  }

  public static DownloadedFile file() {
    return file("video", "mp4");
  }

  static DownloadedFile file(String title, String container) {
    return new DownloadedFile(
        "/downloads/" + title + "." + container,
        SIZE,
        SHA256,
        212.1,
        1280,
        720,
        container,
        "h264",
        "aac");
  }

  /** What the scripted download brings along. */
  public static List<CompanionFile> companions() {
    return List.of(
        new CompanionFile("metadata", "/downloads/video.info.json", 20, SHA256, null),
        new CompanionFile("subtitles", "/downloads/video.en.vtt", 30, SHA256, "en"));
  }

  private static VideoInfo info(String video) {
    return new VideoInfo(
        video,
        "Extracted \u0000 title",
        "From the tool",
        212L,
        null,
        null,
        null,
        Map.of(),
        "not_live",
        List.of());
  }
}
