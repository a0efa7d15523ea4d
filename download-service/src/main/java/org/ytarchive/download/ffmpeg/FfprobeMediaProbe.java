package org.ytarchive.download.ffmpeg;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.Tools;

/**
 * Looks into files with ffprobe. A file may be a playlist in disguise that names other files: only
 * the file protocol and only real containers are allowed, which measured attacks do not pass.
 */
@Singleton
class FfprobeMediaProbe implements MediaProbe {
  private static final Logger LOG = LoggerFactory.getLogger(FfprobeMediaProbe.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String CONTAINERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpegps,mpeg,flv,asf,ogg,mp3,wav,aac,h264,hevc";

  private final SupervisedTool supervised;
  private final Tools tools;
  private final FfprobeJson json;

  FfprobeMediaProbe(SupervisedTool supervised, Tools tools, JsonMapper mapper) {
    this.supervised = supervised;
    this.tools = tools;
    this.json = new FfprobeJson(mapper);
  }

  @Override
  public Optional<Media> probe(Path file) throws InterruptedException {
    var command = command(tools.requireFfprobe().path(), file.toAbsolutePath());
    try {
      return supervised.runInScratch(folder -> command, LIMIT, ended -> read(file, ended));
    } catch (TimeoutException e) {
      LOG.warn("{}: ffprobe did not end within {}", file.getFileName(), LIMIT);
      return Optional.empty();
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "ffprobe cannot be run: " + e, Map.of(), e);
    }
  }

  private static List<String> command(Path ffprobe, Path file) {
    return List.of(
        ffprobe.toString(),
        "-v",
        "error",
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        CONTAINERS,
        "-show_format",
        "-show_streams",
        "-of",
        "json",
        "-i",
        "file:" + file);
  }

  private Optional<Media> read(Path file, SupervisedTool.Ended ended) {
    if (ended.exit().isSuccess()) {
      return json.read(String.join("\n", ended.output()));
    }
    LOG.info("{}: no media: {}", file.getFileName(), ended.exit().lastErrors());
    return Optional.empty();
  }
}
