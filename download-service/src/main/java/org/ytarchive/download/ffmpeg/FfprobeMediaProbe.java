package org.ytarchive.download.ffmpeg;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Looks into files with ffprobe, under {@link Confinement}. */
@Singleton
class FfprobeMediaProbe implements MediaProbe {
  private static final Logger LOG = LoggerFactory.getLogger(FfprobeMediaProbe.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);
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
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "ffprobe did not end within " + LIMIT.toSeconds() + " s",
          Map.of(),
          e);
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "ffprobe cannot be run: " + e, Map.of(), e);
    }
  }

  private static List<String> command(Path ffprobe, Path file) {
    var command = new ArrayList<String>();
    command.addAll(List.of(ffprobe.toString(), "-v", "error"));
    command.addAll(List.of("-show_format", "-show_streams", "-of", "json"));
    command.addAll(Confinement.input(file));
    return command;
  }

  private Optional<Media> read(Path file, SupervisedTool.Ended ended) {
    if (ended.exit().isSuccess()) {
      return json.read(String.join("\n", ended.output()));
    }
    LOG.info("{}: no media: {}", file.getFileName(), ended.exit().lastErrors());
    return Optional.empty();
  }
}
