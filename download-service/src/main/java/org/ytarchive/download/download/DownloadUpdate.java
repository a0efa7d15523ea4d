package org.ytarchive.download.download;

import jakarta.annotation.Nullable;
import org.ytarchive.contracts.video.VideoInfo;

/** What is heard while a download runs. */
public sealed interface DownloadUpdate {

  /**
   * The extraction is done: what the video is, and how large all its chosen streams are.
   *
   * @param estimatedSize bytes; null when YouTube does not say
   */
  record Known(VideoInfo info, @Nullable Long estimatedSize) implements DownloadUpdate {}

  /**
   * How far it is.
   *
   * @param phase {@code download} or {@code merge}
   * @param percent 0..100 over all streams, weighed by their sizes; never backwards
   * @param downloadedBytes over all streams
   * @param speed bytes per second
   */
  record Progress(
      String phase,
      int percent,
      long downloadedBytes,
      @Nullable Long totalBytes,
      @Nullable Double speed,
      @Nullable Long etaSeconds)
      implements DownloadUpdate {}
}
