package org.ytarchive.download.ytdlp;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.media.LiveStreams;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/** What is live, by yt-dlp: it finds the stream, with the operator's options, and runs ffmpeg. */
@Singleton
class YtDlpLive implements LiveStreams {
  private final Tools tools;
  private final ToolSettings settings;

  YtDlpLive(Tools tools, ToolSettings settings) {
    this.tools = tools;
    this.settings = settings;
  }

  @Override
  public List<String> recording(VideoId video, Path file, List<String> output) {
    var arguments =
        new YtDlpArguments(
            tools.requireYtDlp(),
            tools.requireFfmpegForYtDlp(),
            tools.javaScript(),
            settings.optionsFile(),
            settings.maxFileBytes());
    return arguments.live(video, file, output);
  }

  @Override
  public Failure explain(ToolExit exit) {
    return YtDlpFailures.of(exit, false);
  }
}
