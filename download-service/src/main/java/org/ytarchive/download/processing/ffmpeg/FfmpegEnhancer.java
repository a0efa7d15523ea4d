package org.ytarchive.download.processing.ffmpeg;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.processing.Adjustment;
import org.ytarchive.download.processing.Enhancer;
import org.ytarchive.download.processing.FailedProcessing;
import org.ytarchive.download.processing.Packets;
import org.ytarchive.download.processing.ProcessingSettings;
import org.ytarchive.download.processing.SourceVideo;
import org.ytarchive.download.tool.RunningTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.tool.ToolSettings;

/** Enhances videos with ffmpeg. */
@Singleton
class FfmpegEnhancer implements Enhancer {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegEnhancer.class);
  private static final int MOST_THREADS = 8;
  private static final Duration LOOK = Duration.ofMillis(500);

  private final ConfinedTool tool;
  private final Interlacing interlacing;
  private final Duration timeout;
  private final Duration stall;

  FfmpegEnhancer(
      ConfinedTool tool, Interlacing interlacing, ProcessingSettings settings, ToolSettings tools) {
    this.tool = tool;
    this.interlacing = interlacing;
    this.timeout = settings.timeout();
    this.stall = tools.stallTimeout();
  }

  @Override
  public Path enhance(
      SourceVideo video,
      Packets packets,
      Adjustment adjustment,
      Path folder,
      DoubleConsumer progress)
      throws FailedProcessing, InterruptedException {
    var arguments = new EnhanceArguments(video, adjustment, deinterlaces(video, adjustment));
    var result = folder.resolve("enhanced." + arguments.ending());
    var threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    var line = arguments.command(tool.ffmpeg(), tool.smallPictures(), threads, result);
    LOG.debug("{}: {}", video.file().getFileName(), line);
    var exit = run(tool.limited(line, folder), new OutTime(packets, progress), result);
    if (!exit.isSuccess()) {
      throw ConfinedTool.explain(exit);
    }
    return result;
  }

  private boolean deinterlaces(SourceVideo video, Adjustment adjustment)
      throws FailedProcessing, InterruptedException {
    return switch (adjustment.deinterlace()) {
      case ON -> true;
      case OFF -> false;
      case AUTO -> interlacing.isIn(video);
    };
  }

  private ToolExit run(ToolCommand command, OutTime time, Path result)
      throws FailedProcessing, InterruptedException {
    try (var running = tool.supervised().start(command, time::line, line -> {})) {
      watch(running, time, new Written(result));
      return running.exit();
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "ffmpeg cannot be run: " + e, Map.of(), e);
    }
  }

  /** At its end it writes the whole file once more, for a fast start, and tells of no time. */
  private void watch(RunningTool running, OutTime time, Written written)
      throws FailedProcessing, InterruptedException {
    long began = System.nanoTime();
    time.begin();
    while (!running.await(LOOK)) {
      if (System.nanoTime() - began > timeout.toNanos()) {
        throw FailedProcessing.never(
            ErrorCode.PROCESSING_FAILED, "it took longer than PROCESSING_TIMEOUT, " + timeout);
      }
      boolean still = written.isStillFor(stall);
      if (still && time.isSilentFor(stall)) {
        throw FailedProcessing.of(
            ErrorCode.PROCESSING_FAILED,
            FailureClass.LATER,
            "ffmpeg made no progress for " + stall,
            Map.of());
      }
    }
  }
}
