package org.ytarchive.download.capture.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.ytarchive.download.egress.Passage;

/**
 * Whether a source came to an end of its own, and was not cut off: then it is a recording, or a
 * broadcast that is over.
 */
final class OwnEnd {
  /** ffmpeg's exit code is 0 then, too. */
  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?i)(prematurely|failed to (re)?(load|open)|HTTP error|error during demuxing"
              + "|connection (reset|refused|timed out)|input/output error)");

  private static final int FASTER = 2;

  private OwnEnd() {}

  /**
   * Once the tool ended well and the way to the source saw no trouble.
   *
   * @param took from the tool's start to its end
   */
  static boolean is(Passage.Content content, RecordOutput output, Duration took) {
    return output.millis() > 0 && !isCutOff(output.complaints()) && isOver(content, output, took);
  }

  private static boolean isCutOff(List<String> complaints) {
    return complaints.stream().anyMatch(line -> CUT_OFF.matcher(line).find());
  }

  /** A list that may grow is asked for again and again; what is live does not come faster. */
  private static boolean isOver(Passage.Content content, RecordOutput output, Duration took) {
    return switch (content) {
      case FILE, LIST -> true;
      case VIDEO -> output.millis() > took.toMillis() * FASTER;
      case JPEG, UNKNOWN -> false;
    };
  }
}
