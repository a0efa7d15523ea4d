package org.ytarchive.download.processing;

import java.nio.file.Path;

/** Looks into files that may have been made to do harm. */
public interface VideoProbe {

  /**
   * What a file is.
   *
   * @throws FailedProcessing {@code NOT_A_VIDEO}: broken, no video, too large a picture, or of a
   *     kind that is not taken
   * @throws InterruptedException when the thread was interrupted; no tool runs then
   */
  SourceVideo look(Path file) throws FailedProcessing, InterruptedException;

  /** Reads it to its end. */
  Packets scan(SourceVideo video) throws FailedProcessing, InterruptedException;
}
