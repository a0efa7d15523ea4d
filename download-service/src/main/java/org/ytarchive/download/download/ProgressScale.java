package org.ytarchive.download.download;

import java.util.Optional;

/**
 * Puts the phases on one scale of 0..100: the tool's own percent take 0..95, the verification
 * 95..99, and 100 is a file in its place.
 */
final class ProgressScale {
  private static final int TOOL = 95;
  private static final int VERIFIED = 99;

  private final int floor;

  /**
   * @param floor what was reached before: a worker that takes over never shows less
   */
  ProgressScale(int floor) {
    this.floor = floor;
  }

  DownloadProgress of(DownloadUpdate.Progress tool) {
    int percent = Math.clamp((long) tool.percent() * TOOL / 100, 0, TOOL);
    var speed = Optional.ofNullable(tool.speed()).map(Math::round);
    return new DownloadProgress(
            Phase.of(tool.phase()),
            percent,
            tool.downloadedBytes(),
            Optional.ofNullable(tool.totalBytes()),
            speed,
            Optional.ofNullable(tool.etaSeconds()))
        .atLeast(floor);
  }

  DownloadProgress verified(DownloadProgress before, long bytes, long total) {
    int percent = TOOL + Math.clamp(bytes * (VERIFIED - TOOL) / Math.max(total, 1), 0, 4);
    return new DownloadProgress(
            Phase.VERIFY,
            percent,
            before.bytes(),
            before.total(),
            Optional.empty(),
            Optional.empty())
        .atLeast(floor);
  }

  /** All done; the speed is that of the whole. */
  static DownloadProgress done(long size, long millis) {
    return new DownloadProgress(
        Phase.DONE,
        100,
        size,
        Optional.of(size),
        Optional.of(size * 1000 / Math.max(millis, 1)),
        Optional.of(0L));
  }
}
