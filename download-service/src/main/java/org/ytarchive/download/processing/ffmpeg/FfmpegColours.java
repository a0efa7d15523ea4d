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
import org.ytarchive.download.processing.ColourSampler;
import org.ytarchive.download.processing.Colours;
import org.ytarchive.download.processing.FailedProcessing;
import org.ytarchive.download.processing.Packets;
import org.ytarchive.download.processing.ProcessingSettings;
import org.ytarchive.download.processing.SourceVideo;
import org.ytarchive.download.tool.SupervisedTool;

/**
 * Counts colours on the pictures a {@link SamplePlan} names. Some of them come whole, for the
 * histograms: scaling would smooth what is counted. All of them come small as well, for the
 * average, which scaling leaves as it is.
 */
@Singleton
class FfmpegColours implements ColourSampler {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegColours.class);

  private final ConfinedTool tool;
  private final Duration timeout;

  FfmpegColours(ConfinedTool tool, ProcessingSettings settings) {
    this.tool = tool;
    this.timeout = settings.timeout();
  }

  @Override
  public Colours sample(SourceVideo video, Packets packets)
      throws FailedProcessing, InterruptedException {
    var plan = SamplePlan.of(packets, pixels(video));
    var whole = new PixelCount(video.picture().width(), video.picture().height());
    LOG.debug("{}: {}", video.file().getFileName(), plan);
    var averages =
        tool.run(
            folder -> command(video, plan, small(folder)),
            whole::read,
            timeout,
            ended -> averages(ended));
    if (whole.pictures() == 0 || averages.size() == 0) {
      throw FailedProcessing.never(ErrorCode.NOT_A_VIDEO, "none of its pictures can be decoded");
    }
    return new Colours(whole.histograms(), averages.mean(plan));
  }

  private static long pixels(SourceVideo video) {
    return (long) video.picture().width() * video.picture().height();
  }

  private static Path small(Path folder) {
    return folder.resolve("small.raw");
  }

  private static SmallPictures averages(SupervisedTool.Ended ended) throws IOException {
    if (!ended.exit().isSuccess()) {
      LOG.info("ffmpeg ended with {}: {}", ended.exit().code(), ended.exit().lastErrors());
      return SmallPictures.NONE; // and nobody knows which are missing
    }
    var file = small(ended.folder());
    return Files.exists(file) ? SmallPictures.read(file) : SmallPictures.NONE;
  }

  private List<String> command(SourceVideo video, SamplePlan plan, Path small) {
    var line = new ArrayList<String>();
    line.addAll(List.of(tool.ffmpeg(), "-nostdin", "-hide_banner", "-loglevel", "error", "-y"));
    line.addAll(plan.inputs(video, tool.smallPictures()));
    line.addAll(List.of("-filter_complex", plan.filter(video)));
    line.addAll(List.of("-map", "[whole]", "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"));
    line.addAll(List.of("-map", "[small]", "-fps_mode", "passthrough", "-f", "rawvideo"));
    line.add("file:" + small);
    return line;
  }
}
