package org.ytarchive.download.download;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.VideoInfo;

/** Things tests need and do not care about. */
public final class Samples {
  public static final String VIDEO = "dQw4w9WgXcQ";
  public static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  private Samples() {}

  public static VideoInfo info(String id) {
    return info(id, "Title of " + id);
  }

  public static VideoInfo info(String id, String title) {
    return new VideoInfo(
        id,
        title,
        "About it",
        10L,
        Instant.parse("2009-10-25T06:57:33Z"),
        new Channel("UCuAXFkgsw1L7xaCfnd5JJOw", "A channel", null),
        null,
        Map.of(),
        "not_live",
        List.of(new Format("18", "360p", "mp4", 1000L, 640, 360, 25.0, "avc1", "mp4a", 500.0)));
  }

  public static DownloadUpdate.Progress progress(String phase, int percent, long bytes) {
    return new DownloadUpdate.Progress(phase, percent, bytes, 100L, 1_234_567.0, 3L);
  }

  public static DownloadProgress step(Phase phase, int percent, long bytes) {
    return new DownloadProgress(
        phase, percent, bytes, Optional.of(100L), Optional.of(1_234_567L), Optional.of(3L));
  }

  public static Download queued(String jobId, int attempt) {
    return Download.queued(
        DownloadId.random(), request(jobId, attempt), Optional.empty(), Companions.NONE, NOON);
  }

  public static DownloadRequest request(String jobId, int attempt) {
    return new DownloadRequest(
        Optional.of(jobId), attempt, order(VIDEO), "/downloads", WorkFolders.nameOf(jobId));
  }

  public static DownloadOrder order(String videoId) {
    return new DownloadOrder(
        new VideoId(videoId), new Quality.Best(), Optional.empty(), false, false);
  }

  public static DownloadedFile file(String path, long size, String sha256) {
    return new DownloadedFile(path, size, sha256, 10.0, 1280, 720, "mp4", "h264", "aac");
  }

  public static Failure failure(FailureClass kind) {
    return new Failure("DOWNLOAD_FAILED", "it did not work", kind, Map.of("exit_code", 1));
  }
}
