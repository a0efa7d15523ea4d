package org.ytarchive.download.media;

import java.nio.file.Path;
import java.util.List;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.tool.ToolExit;

/** Finds what is live on YouTube, and hands it to ffmpeg. */
public interface LiveStreams {

  /**
   * The command that records a broadcast into a file; prints what ffmpeg prints.
   *
   * @param output what ffmpeg is told about its output, none of it with a space
   */
  List<String> recording(VideoId video, Path file, List<String> output);

  /** What its end means, when there was no picture. */
  Failure explain(ToolExit exit);
}
