package org.ytarchive.download.download;

import java.time.Instant;
import java.util.Optional;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.work.Times;

/**
 * One download, as the downloads table holds it.
 *
 * @param run how often a worker took it up; 0: none yet
 * @param estimatedSize bytes, as the extraction said
 * @param file the verified file; remembered shortly before it is in place
 * @param companions what is kept beside it; remembered before it is in place, too
 */
public record Download(
    DownloadId id,
    DownloadRequest request,
    DownloadStatus status,
    int run,
    DownloadProgress progress,
    Optional<Long> estimatedSize,
    Optional<VideoInfo> info,
    Optional<DownloadedFile> file,
    Companions companions,
    Optional<Failure> failure,
    Times times) {

  /** A new one, waiting. */
  public static Download queued(
      DownloadId id,
      DownloadRequest request,
      Optional<DownloadedFile> file,
      Companions companions,
      Instant now) {
    return new Download(
        id,
        request,
        DownloadStatus.QUEUED,
        0,
        DownloadProgress.NONE,
        Optional.empty(),
        Optional.empty(),
        file,
        companions,
        Optional.empty(),
        Times.queued(now));
  }

  /** What its worker must name in every write. */
  public Run currentRun() {
    return new Run(id, run);
  }

  /** The same with what was heard since the row was written. */
  Download with(DownloadProgress news) {
    return new Download(
        id, request, status, run, news, estimatedSize, info, file, companions, failure, times);
  }
}
