package org.ytarchive.download.capture;

/** One worker's hold on a capture; rises with each claim, over all attempts. */
public record CaptureRun(String id, int number) {
  @Override
  public String toString() {
    return id + " run " + number;
  }
}
