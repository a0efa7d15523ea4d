package org.ytarchive.download.ytdlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.download.tool.ToolExit;

/**
 * The one state yt-dlp cannot resume from: it died between a stream's last byte and its rename. The
 * next run asks for what lies behind the end, is answered 416, and asks the same again, for ever.
 */
final class Resumption {
  private static final Logger log = LoggerFactory.getLogger(Resumption.class);
  private static final String BEYOND_THE_END = "HTTP Error 416";

  private Resumption() {}

  static boolean isBeyondTheEnd(ToolExit exit) {
    return !exit.isSuccess()
        && exit.lastErrors().stream().anyMatch(line -> line.contains(BEYOND_THE_END));
  }

  /** Throws unfinished streams away; whole ones stay. */
  static void startOver(Path workFolder) {
    var unfinished = workFolder.resolve(YtDlpArguments.UNFINISHED);
    try (var parts = Files.newDirectoryStream(unfinished, "*.part")) {
      for (var part : parts) {
        log.info("{} cannot be resumed: fetching it again", part);
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
