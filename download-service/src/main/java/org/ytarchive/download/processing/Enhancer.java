package org.ytarchive.download.processing;

import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Makes a better looking video of a video. */
public interface Enhancer {

  /**
   * @param folder where the result is made; no one else works there
   * @param progress hears how far it is, 0..1
   * @return the result, in that folder, not verified yet; its ending says what it is
   * @throws InterruptedException when the thread was interrupted; no tool runs then
   */
  Path enhance(
      SourceVideo video,
      Packets packets,
      Adjustment adjustment,
      Path folder,
      DoubleConsumer progress)
      throws FailedProcessing, InterruptedException;
}
