package org.ytarchive.download.ytdlp;

import java.time.Duration;
import org.ytarchive.download.tool.ToolSettings;

/**
 * What one download may take.
 *
 * @param fileBytes the largest file
 * @param spareBytes what must stay free on the disk
 * @param stall how long without a byte
 * @param whole how long in all
 */
record DownloadLimits(long fileBytes, long spareBytes, Duration stall, Duration whole) {
  /** PostgreSQL may live on the same disk; and yt-dlp of 2023 needs 10 MiB more than the file. */
  private static final long SPARE = 64L * 1024 * 1024;

  static DownloadLimits of(ToolSettings settings) {
    return new DownloadLimits(
        settings.maxFileBytes(), SPARE, settings.stallTimeout(), settings.downloadTimeout());
  }
}
