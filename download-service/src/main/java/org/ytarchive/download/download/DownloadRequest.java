package org.ytarchive.download.download;

import java.util.Optional;

/**
 * A checked wish.
 *
 * @param jobId the caller's name for the work
 * @param attempt 1 or more
 * @param outputFolder where the file shall be, as written on the wire: {@code /downloads/...}
 * @param workFolder name of the folder of partial files; all attempts of a job share it
 */
public record DownloadRequest(
    Optional<String> jobId,
    int attempt,
    DownloadOrder order,
    String outputFolder,
    String workFolder) {

  /** Whether {@code other} would leave the same file at the same place. */
  boolean wantsSameAs(DownloadRequest other) {
    return order.equals(other.order) && outputFolder.equals(other.outputFolder);
  }
}
