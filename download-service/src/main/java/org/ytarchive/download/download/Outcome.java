package org.ytarchive.download.download;

import java.nio.file.Path;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;

/** How a download ended. */
public sealed interface Outcome {

  /** There is a file in the work folder; it is not verified yet. */
  record Fetched(Path file, VideoInfo info) implements Outcome {}

  /** There is none, and this is why. */
  record Failed(Failure failure) implements Outcome {}
}
