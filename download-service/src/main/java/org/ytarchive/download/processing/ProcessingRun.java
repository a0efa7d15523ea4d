package org.ytarchive.download.processing;

/** One worker's hold on a processing: whoever has a lower number than the row may write nothing. */
public record ProcessingRun(ProcessingId id, int number) {

  @Override
  public String toString() {
    return id + "/" + number;
  }
}
