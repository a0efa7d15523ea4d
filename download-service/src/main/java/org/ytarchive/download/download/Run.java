package org.ytarchive.download.download;

/** One worker's hold on a download: whoever has a lower number than the row may write nothing. */
public record Run(DownloadId id, int number) {

  @Override
  public String toString() {
    return id + "/" + number;
  }
}
