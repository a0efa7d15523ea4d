package org.ytarchive.download.processing;

/** Counts the colours of a video without decoding all of it. */
public interface ColourSampler {

  /**
   * @throws InterruptedException when the thread was interrupted; no tool runs then
   */
  Colours sample(SourceVideo video, Packets packets) throws FailedProcessing, InterruptedException;
}
