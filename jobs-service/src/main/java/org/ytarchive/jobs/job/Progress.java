package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;

/**
 * How far a job is.
 *
 * @param percent 0..100 over all phases
 * @param totalBytes null while unknown
 * @param speed such as {@code 1.2MB/s}; null when nothing flows
 * @param eta {@code mm:ss}; null when unknown
 */
public record Progress(
    int percent,
    long downloadedBytes,
    @Nullable Long totalBytes,
    @Nullable String speed,
    @Nullable String eta) {

  public static final Progress NONE = new Progress(0, 0, null, null, null);

  public Progress {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("progress out of 0..100: " + percent);
    }
  }

  /** At least this far, with nothing flowing. */
  public Progress atLeast(int floor) {
    return new Progress(Math.max(percent, floor), downloadedBytes, totalBytes, null, null);
  }

  /** The newer word, but never backwards. */
  public Progress then(Progress newer) {
    return new Progress(
        Math.max(percent, newer.percent),
        Math.max(downloadedBytes, newer.downloadedBytes),
        newer.totalBytes == null ? totalBytes : newer.totalBytes,
        newer.speed,
        newer.eta);
  }
}
