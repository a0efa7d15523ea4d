package org.ytarchive.download.download;

import java.util.Comparator;
import java.util.Optional;

/**
 * How far a download is.
 *
 * @param percent 0..100 over all phases
 * @param bytes so far, over all streams
 * @param speed bytes per second
 * @param eta seconds
 */
public record DownloadProgress(
    Phase phase,
    int percent,
    long bytes,
    Optional<Long> total,
    Optional<Long> speed,
    Optional<Long> eta) {
  private static final Comparator<DownloadProgress> ORDER =
      Comparator.comparing(DownloadProgress::phase)
          .thenComparing(DownloadProgress::percent)
          .thenComparing(DownloadProgress::bytes);

  /** Nothing happened yet. */
  public static final DownloadProgress NONE =
      new DownloadProgress(
          Phase.QUEUED, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

  public DownloadProgress {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent out of 0..100: " + percent);
    }
  }

  /** Whether this was said after {@code other} of the same run: news may overtake each other. */
  public boolean isAfter(DownloadProgress other) {
    return ORDER.compare(this, other) > 0;
  }

  DownloadProgress atLeast(int floor) {
    return percent >= floor ? this : new DownloadProgress(phase, floor, bytes, total, speed, eta);
  }

  DownloadProgress in(Phase next) {
    return new DownloadProgress(next, percent, bytes, total, Optional.empty(), Optional.empty());
  }
}
