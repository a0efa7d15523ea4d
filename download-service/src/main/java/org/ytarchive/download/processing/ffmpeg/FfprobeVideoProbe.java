package org.ytarchive.download.processing.ffmpeg;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.download.ffmpeg.Confinement;
import org.ytarchive.download.processing.FailedProcessing;
import org.ytarchive.download.processing.Packets;
import org.ytarchive.download.processing.ProcessingSettings;
import org.ytarchive.download.processing.SourceVideo;
import org.ytarchive.download.processing.VideoProbe;
import org.ytarchive.download.tool.OutputReader;
import org.ytarchive.download.tool.ToolExit;

/** Looks into videos with ffprobe. */
@Singleton
class FfprobeVideoProbe implements VideoProbe {
  private static final Logger LOG = LoggerFactory.getLogger(FfprobeVideoProbe.class);
  private static final Duration LOOK = Duration.ofSeconds(60);
  private static final Duration SCAN = Duration.ofMinutes(20);
  private static final int MOST_CHARACTERS = 4_000_000;

  private final ConfinedTool tool;
  private final FfprobeReport report;
  private final long maxPixels;

  FfprobeVideoProbe(ConfinedTool tool, FfprobeReport report, ProcessingSettings settings) {
    this.tool = tool;
    this.report = report;
    this.maxPixels = settings.maxPixels();
  }

  @Override
  public SourceVideo look(Path file) throws FailedProcessing, InterruptedException {
    var output = new StringBuilder();
    var exit = ask(looking(file), lines(output), LOOK);
    if (exit.code() != 0) {
      LOG.info("{}: no video: {}", file.getFileName(), exit.lastErrors());
      throw FailedProcessing.never(
          ErrorCode.NOT_A_VIDEO, "it is no video, or broken, or of a kind that is not taken");
    }
    var video = report.read(file, size(file), output.toString());
    requireSmall(video.picture());
    return video;
  }

  private static OutputReader lines(StringBuilder output) {
    return OutputReader.lines(
        line -> {
          if (output.length() < MOST_CHARACTERS) {
            output.append(line).append('\n');
          }
        });
  }

  private List<String> looking(Path file) {
    var command = new ArrayList<String>();
    command.addAll(List.of(tool.ffprobe(), "-v", "error"));
    command.addAll(List.of("-show_format", "-show_streams", "-show_chapters", "-of", "json"));
    command.addAll(Confinement.input(file));
    return command;
  }

  private static long size(Path file) throws FailedProcessing {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw FailedProcessing.never(ErrorCode.FILE_NOT_FOUND, "the video is gone");
    }
  }

  private void requireSmall(SourceVideo.Picture picture) throws FailedProcessing {
    long pixels = (long) picture.width() * picture.height();
    if (pixels <= 0 || pixels > maxPixels) {
      throw FailedProcessing.never(
          ErrorCode.NOT_A_VIDEO,
          "a picture of %d x %d is not processed".formatted(picture.width(), picture.height()));
    }
  }

  @Override
  public Packets scan(SourceVideo video) throws FailedProcessing, InterruptedException {
    var counted = new PacketCount(video.picture().index());
    var exit = ask(scanning(video.file()), OutputReader.lines(counted::line), SCAN);
    if (exit.code() != 0 || counted.pictures() == 0) {
      LOG.info("{}: cannot be read through: {}", video.file().getFileName(), exit.lastErrors());
      throw FailedProcessing.never(ErrorCode.NOT_A_VIDEO, "there is no picture in it");
    }
    if (counted.hasTooManyKeys()) {
      throw FailedProcessing.never(
          ErrorCode.NOT_A_VIDEO, "more than " + PacketCount.MOST_KEYS + " key pictures");
    }
    return counted.packets();
  }

  private List<String> scanning(Path file) {
    var command = new ArrayList<String>();
    command.addAll(List.of(tool.ffprobe(), "-v", "error"));
    command.addAll(
        List.of("-show_entries", "packet=stream_index,pts_time,dts_time,flags", "-of", "csv=p=0"));
    command.addAll(Confinement.input(file));
    return command;
  }

  private ToolExit ask(List<String> command, OutputReader out, Duration limit)
      throws FailedProcessing, InterruptedException {
    return tool.run(folder -> command, out, limit, ended -> ended.exit());
  }
}
