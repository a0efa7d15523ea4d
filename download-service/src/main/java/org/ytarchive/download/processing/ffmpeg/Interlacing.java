package org.ytarchive.download.processing.ffmpeg;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ytarchive.download.ffmpeg.Confinement;
import org.ytarchive.download.processing.FailedProcessing;
import org.ytarchive.download.processing.SourceVideo;
import org.ytarchive.download.tool.OutputReader;

/**
 * Whether a video is made of half pictures. It is when it says so; but many that are do not say so,
 * so that ffmpeg's idet looks at all others.
 */
@Singleton
class Interlacing {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LEAST = 10;
  private static final Pattern COUNTS =
      Pattern.compile("Multi frame detection: TFF: *(\\d+) BFF: *(\\d+) Progressive: *(\\d+)");

  private final ConfinedTool tool;

  Interlacing(ConfinedTool tool) {
    this.tool = tool;
  }

  boolean isIn(SourceVideo video) throws FailedProcessing, InterruptedException {
    var said = video.picture().fieldOrder();
    return said.isPresent() && !said.get().equals("progressive") || looksSo(video);
  }

  private boolean looksSo(SourceVideo video) throws FailedProcessing, InterruptedException {
    return tool.run(
        folder -> command(video),
        OutputReader.lines(line -> {}),
        LIMIT,
        ended -> ended.exit().lastErrors().stream().anyMatch(Interlacing::isMostlyInterlaced));
  }

  /** From the middle, where titles are over. */
  private List<String> command(SourceVideo video) {
    var line = new ArrayList<String>();
    line.addAll(List.of(tool.ffmpeg(), "-nostdin", "-hide_banner", "-loglevel", "info"));
    line.addAll(tool.smallPictures());
    line.addAll(List.of("-ss", Double.toString(video.duration().orElse(0.0) / 3)));
    line.addAll(Confinement.input(video.file()));
    line.addAll(List.of("-map", "0:" + video.picture().index(), "-frames:v", "200"));
    line.addAll(List.of("-vf", "idet", "-f", "null", "-"));
    return line;
  }

  /** Fast motion looks like halves, too, but in both orders: real ones have one. */
  static boolean isMostlyInterlaced(String line) {
    var counts = COUNTS.matcher(line);
    if (!counts.find()) {
      return false;
    }
    long topFirst = Long.parseLong(counts.group(1));
    long bottomFirst = Long.parseLong(counts.group(2));
    long whole = Long.parseLong(counts.group(3));
    long most = Math.max(topFirst, bottomFirst);
    return most >= LEAST && most > 2 * (Math.min(topFirst, bottomFirst) + whole);
  }
}
