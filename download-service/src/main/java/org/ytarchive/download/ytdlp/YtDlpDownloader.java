package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.Downloader;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/** Downloads with yt-dlp: one process per download, ended with all its children. */
@Singleton
class YtDlpDownloader implements Downloader {
  private final SupervisedTool supervised;
  private final Tools tools;
  private final ToolSettings settings;
  private final DownloadLimits limits;
  private final MediaProbe probe;
  private final JsonMapper mapper;

  @Inject
  YtDlpDownloader(
      SupervisedTool supervised,
      Tools tools,
      ToolSettings settings,
      MediaProbe probe,
      JsonMapper mapper) {
    this(supervised, tools, settings, DownloadLimits.of(settings), probe, mapper);
  }

  YtDlpDownloader(
      SupervisedTool supervised,
      Tools tools,
      ToolSettings settings,
      DownloadLimits limits,
      MediaProbe probe,
      JsonMapper mapper) {
    this.supervised = supervised;
    this.tools = tools;
    this.settings = settings;
    this.limits = limits;
    this.probe = probe;
    this.mapper = mapper;
  }

  @Override
  public Outcome download(DownloadOrder order, Path workFolder, Consumer<DownloadUpdate> listener)
      throws InterruptedException {
    var folder = workFolder.toAbsolutePath();
    try {
      YtDlpCompanions.forget(order.videoId(), folder);
      if (order.isTranscript()) {
        return new YtDlpTranscripts(supervised, this::arguments, mapper)
            .fetch(order, folder, listener);
      }
      return withCompanions(order, folder, fetch(order, folder, listener));
    } catch (IOException e) {
      return new Outcome.Failed(
          new Failure(
              ErrorCode.DOWNLOAD_FAILED.name(),
              "the work folder cannot be used: " + e,
              FailureClass.LATER,
              Map.of()));
    } catch (ArchiveException missing) {
      if (Thread.interrupted()) {
        throw new InterruptedException(); // it was while a program was asked for its version
      }
      return new Outcome.Failed(
          new Failure(missing.code().name(), missing.getMessage(), FailureClass.BUG, Map.of()));
    }
  }

  /** Some troubles of a run are not the video's: then there is one more. */
  private Outcome fetch(DownloadOrder order, Path folder, Consumer<DownloadUpdate> listener)
      throws InterruptedException {
    var first = new YtDlpRun(order, folder, limits, listener, probe, mapper);
    var outcome = first.run(supervised, arguments().download(order, folder, true));
    if (first.mustStartOver()) {
      Resumption.startOver(folder);
    } else if (!first.gaveUpThumbnail()) {
      return outcome;
    }
    return new YtDlpRun(order, folder, limits, listener, probe, mapper)
        .run(supervised, arguments().download(order, folder, !first.gaveUpThumbnail()));
  }

  private Outcome withCompanions(DownloadOrder order, Path folder, Outcome outcome)
      throws InterruptedException {
    var subtitles = new YtDlpSubtitles(supervised, this::arguments, mapper);
    return switch (outcome) {
      case Outcome.Fetched video ->
          new YtDlpCompanions(mapper, subtitles).gather(order, folder, video);
      case Outcome.Failed failed -> failed;
    };
  }

  private YtDlpArguments arguments() {
    return new YtDlpArguments(
        tools.requireYtDlp(),
        tools.requireFfmpegForYtDlp(),
        tools.javaScript(),
        settings.optionsFile(),
        limits.fileBytes());
  }
}
