package org.ytarchive.download.capture.ffmpeg;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.capture.CaptureSettings;
import org.ytarchive.download.capture.Recorder;
import org.ytarchive.download.capture.Refusal;
import org.ytarchive.download.capture.Source;
import org.ytarchive.download.egress.Egress;
import org.ytarchive.download.egress.Passage;
import org.ytarchive.download.egress.StreamAddress;
import org.ytarchive.download.egress.TroubleException;
import org.ytarchive.download.media.LiveStreams;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.tool.Tools;

/** Records with ffmpeg, and watches it: it does not always notice that a source is gone. */
@Singleton
class FfmpegRecorder implements Recorder {
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration EXTRACTION = Duration.ofMinutes(1);

  /** A list of parts grows by one part at a time. */
  private static final int PATIENCE_WITH_PARTS = 3;

  private final SupervisedTool supervised;
  private final Tools tools;
  private final Egress egress;
  private final LiveStreams lives;
  private final CaptureSettings settings;
  private final Map<String, Path> devices;
  private final Pace pace = new Pace(Duration.ofMillis(150));

  FfmpegRecorder(
      SupervisedTool supervised,
      Tools tools,
      Egress egress,
      LiveStreams lives,
      CaptureSettings settings) {
    this.supervised = supervised;
    this.tools = tools;
    this.egress = egress;
    this.lives = lives;
    this.settings = settings;
    this.devices = settings.devicesByName();
  }

  @Override
  public End record(Order order, Watch watch) throws IOException, InterruptedException {
    return switch (order.source()) {
      case Source.TestPattern pattern ->
          local(encoded(order), RecordArguments.pattern(order.audio()), watch);
      case Source.Device device -> device(order, device, watch);
      case Source.Stream stream -> stream(order, stream.address(), watch);
      case Source.Live live -> live(order, live, watch);
    };
  }

  @Override
  public boolean isFree(Path folder) throws IOException, InterruptedException {
    var nothing = new ToolCommand(List.of("/bin/sh", "-c", ":"), folder);
    try (var tool = supervised.start(nothing, line -> {}, line -> {})) {
      return tool.await(LOOK) && tool.exit().code() != ToolExit.FOLDER_IN_USE;
    }
  }

  private End local(Order order, List<String> input, Watch watch)
      throws IOException, InterruptedException {
    return run(run(order, input, Optional.empty(), settings.stall()), watch);
  }

  private RecordRun run(
      Order order, List<String> input, Optional<Passage> passage, Duration silence) {
    var arguments = RecordArguments.of(tools.requireFfmpeg().path(), input, order);
    var ways = passage.map(Passage::environment).orElse(Map.of());
    var command = new ToolCommand(arguments, order.folder()).by(ways);
    return new RecordRun(order, command, passage, settings.patience(), silence);
  }

  /** What comes raw is encoded. */
  private static Order encoded(Order order) {
    return with(order, order.codecs().encodingVideo().encodingAudio());
  }

  private static Order with(Order order, Codecs codecs) {
    return new Order(
        order.source(), order.audio(), order.folder(), order.file(), order.length(), codecs);
  }

  private End device(Order order, Source.Device device, Watch watch)
      throws IOException, InterruptedException {
    var path = devices.get(device.name());
    if (path == null) {
      return new End.Refused(
          Refusal.failed(
              FailureClass.NEVER, "not_found", "CAMERA_DEVICES names no " + device, List.of()));
    }
    return local(encoded(order), RecordArguments.device(path), watch);
  }

  private End stream(Order order, StreamAddress address, Watch watch)
      throws IOException, InterruptedException {
    try (var passage = open(address, watch)) {
      return stream(order, address, passage, watch);
    } catch (TroubleException e) {
      return new End.Refused(Refusal.of(e.trouble()));
    }
  }

  /** A source that takes its time is left at once when the recording is to stop. */
  private Passage open(StreamAddress address, Watch watch)
      throws IOException, InterruptedException {
    var opening = egress.begin(address);
    try {
      while (!opening.isDone()) {
        watch.pause(GLANCE);
      }
    } catch (InterruptedException e) {
      opening.leave();
      throw e;
    }
    return opening.passage();
  }

  private End stream(Order order, StreamAddress address, Passage passage, Watch watch)
      throws IOException, InterruptedException {
    var way = Optional.of(passage);
    if (address.isRtsp()) {
      var input = RecordArguments.rtsp(passage.url());
      return run(run(order, input, way, settings.stall()), watch);
    }
    if (passage.content() == Passage.Content.JPEG) {
      var input = RecordArguments.jpegs(passage.url());
      var anew = with(order, order.codecs().encodingVideo());
      return run(run(anew, input, way, settings.stall()), watch);
    }
    var silence = settings.stall().multipliedBy(PATIENCE_WITH_PARTS);
    return run(run(order, RecordArguments.video(passage.url()), way, silence), watch);
  }

  /** YouTube alone, as for downloads: with the operator's proxies and options. */
  private End live(Order order, Source.Live live, Watch watch)
      throws IOException, InterruptedException {
    var arguments = lives.recording(live.video(), order.file(), RecordArguments.live(order));
    var command = new ToolCommand(arguments, order.folder());
    var silence = settings.stall().multipliedBy(PATIENCE_WITH_PARTS);
    return run(new RecordRun(order, command, Optional.empty(), EXTRACTION, silence), watch);
  }

  private End run(RecordRun run, Watch watch) throws IOException, InterruptedException {
    watch.pause(pace.turn());
    return run.watch(supervised, lives, watch);
  }
}
