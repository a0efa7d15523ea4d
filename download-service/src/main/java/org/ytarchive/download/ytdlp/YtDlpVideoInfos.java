package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.media.VideoInfos;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/** Asks with yt-dlp; only a few at a time, for each costs a second of a core and 75 MB. */
@Singleton
class YtDlpVideoInfos implements VideoInfos {
  private static final int AT_ONCE = 2;
  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final SupervisedTool supervised;
  private final Tools tools;
  private final ToolSettings settings;
  private final InfoJson infoJson;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);

  YtDlpVideoInfos(
      SupervisedTool supervised, Tools tools, ToolSettings settings, JsonMapper mapper) {
    this.supervised = supervised;
    this.tools = tools;
    this.settings = settings;
    this.infoJson = new InfoJson(mapper);
  }

  @Override
  public VideoInfo of(VideoId id) {
    try {
      return inSlot(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException(ErrorCode.SERVICE_UNAVAILABLE, "the service is stopping");
    }
  }

  private VideoInfo inSlot(VideoId id) throws InterruptedException {
    if (!slots.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "too many questions to YouTube at once: try again soon");
    }
    try {
      return ask(id);
    } finally {
      slots.release();
    }
  }

  private VideoInfo ask(VideoId id) throws InterruptedException {
    try {
      return supervised.runInScratch(
          folder -> arguments().extraction(id, folder), LIMIT, ended -> read(id, ended));
    } catch (TimeoutException e) {
      throw new ArchiveException(
          ErrorCode.DOWNLOAD_TIMEOUT, "YouTube did not answer within " + LIMIT.toSeconds() + " s");
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.YTDLP_ERROR, "yt-dlp's answer cannot be read: " + e, Map.of(), e);
    }
  }

  private VideoInfo read(VideoId id, SupervisedTool.Ended ended) throws IOException {
    if (!ended.exit().isSuccess()) {
      throw thrown(YtDlpFailures.of(ended.exit(), false));
    }
    return infoJson.read(YtDlpArguments.infoFile(id, ended.folder())).info();
  }

  private static ArchiveException thrown(Failure failure) {
    return new ArchiveException(
        ErrorCode.valueOf(failure.code()), failure.message(), failure.details());
  }

  private YtDlpArguments arguments() {
    return new YtDlpArguments(
        tools.requireYtDlp(),
        tools.requireFfmpeg(),
        tools.javaScript(),
        settings.optionsFile(),
        settings.maxFileBytes());
  }
}
