package org.ytarchive.download.ytdlp;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What one line of yt-dlp's standard output says. */
sealed interface YtDlpLine {

  /** The extraction is done, and its file is written. */
  record Extracted() implements YtDlpLine {}

  /**
   * How far one stream is.
   *
   * @param formatId which
   * @param speed bytes per second
   */
  record Moved(
      String formatId,
      boolean finished,
      OptionalLong downloaded,
      OptionalLong total,
      OptionalDouble speed)
      implements YtDlpLine {}

  /** The file is in its place. */
  record Saved(String path) implements YtDlpLine {}

  /** Nothing for us. */
  record Other() implements YtDlpLine {}
}
