package org.ytarchive.download.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a recording out of its segments. */
public interface Montage {

  /**
   * One MP4 that can be played while it is fetched; segments of another kind than the first are
   * encoded anew.
   *
   * @throws FailedCapture when the tool cannot
   */
  void join(List<Path> segments, Path folder, Path result)
      throws IOException, InterruptedException, FailedCapture;

  /** A picture out of it, as JPEG; false when there is none to be had. */
  boolean thumbnail(Path recording, Path folder, Path result)
      throws IOException, InterruptedException;
}
