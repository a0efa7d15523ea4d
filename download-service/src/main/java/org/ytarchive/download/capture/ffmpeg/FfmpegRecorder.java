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
import org.ytarchive.download.tool.RunningTool;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.tool.Tools;

/** Records with ffmpeg, and watches it: it does not always notice that a source is gone. */
@Singleton
class FfmpegRecorder implements Recorder {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Duration OVERTIME = Duration.ofSeconds(10);
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

  /**
   * What runs, by which way, and how long it may be silent before and after its first picture.
   *
   * @param passage where the tool reaches the network through us; nowhere else, then
   */
  private record Run(
      ToolCommand command, Optional<Passage> passage, Duration first, Duration silence) {}

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

  private End local(Order order, List<String> input, Watch watch)
      throws IOException, InterruptedException {
    return run(order, run(order, input, Optional.empty(), settings.stall()), watch);
  }

  private Run run(Order order, List<String> input, Optional<Passage> passage, Duration silence) {
    var arguments = RecordArguments.of(tools.requireFfmpeg().path(), input, order);
    var ways = passage.map(Passage::environment).orElse(Map.of());
    var command = new ToolCommand(arguments, order.folder()).by(ways);
    return new Run(command, passage, settings.patience(), silence);
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
      return run(order, run(order, input, way, settings.stall()), watch);
    }
    if (passage.content() == Passage.Content.JPEG) {
      var input = RecordArguments.jpegs(passage.url());
      var anew = with(order, order.codecs().encodingVideo());
      return run(anew, run(anew, input, way, settings.stall()), watch);
    }
    var silence = settings.stall().multipliedBy(PATIENCE_WITH_PARTS);
    return run(order, run(order, RecordArguments.video(passage.url()), way, silence), watch);
  }

  /** YouTube alone, as for downloads: with the operator's proxies and options. */
  private End live(Order order, Source.Live live, Watch watch)
      throws IOException, InterruptedException {
    var arguments = lives.recording(live.video(), order.file(), RecordArguments.live(order));
    var command = new ToolCommand(arguments, order.folder());
    var silence = settings.stall().multipliedBy(PATIENCE_WITH_PARTS);
    return run(order, new Run(command, Optional.empty(), EXTRACTION, silence), watch);
  }

  private End run(Order order, Run run, Watch watch) throws IOException, InterruptedException {
    watch.pause(pace.turn());
    var output = new RecordOutput();
    var silence = new Silence(run.first(), run.silence());
    try (var tool = supervised.start(run.command(), output::progress, output::complaint)) {
      long deadline = System.nanoTime() + order.length().plus(run.first()).plus(OVERTIME).toNanos();
      boolean silent = false;
      while (!tool.isOver() && !silent && System.nanoTime() < deadline) {
        watch.pause(LOOK);
        watch.recorded(output.millis(), output.bytes());
        if (mustEncode(order, run)) {
          return new End.Unsuitable(order.codecs().encodingVideo());
        }
        silent = silence.is(output.millis());
      }
      return end(order, run, output, silent ? Optional.empty() : exit(tool));
    }
  }

  private static Optional<ToolExit> exit(RunningTool tool) throws InterruptedException {
    return tool.await(LAST_WORDS) ? Optional.of(tool.exit()) : Optional.empty();
  }

  private End end(Order order, Run run, RecordOutput output, Optional<ToolExit> exit) {
    boolean foundNothing =
        order.source() instanceof Source.Live
            && output.millis() == 0
            && exit.filter(e -> !e.isSuccess() && e.code() != ToolExit.FOLDER_IN_USE).isPresent();
    if (foundNothing) {
      return new End.Refused(Refusal.of(lives.explain(exit.orElseThrow()), output.complaints()));
    }
    return RecordEnd.of(
        order, output, exit, exit.isEmpty(), run.passage().flatMap(Passage::trouble));
  }

  /** Learnt when the source described itself. */
  private static boolean mustEncode(Order order, Run run) {
    return !order.codecs().video()
        && run.passage().filter(p -> p.content() == Passage.Content.JPEG).isPresent();
  }
}
