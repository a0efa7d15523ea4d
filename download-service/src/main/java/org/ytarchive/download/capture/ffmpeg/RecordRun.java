package org.ytarchive.download.capture.ffmpeg;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.ytarchive.download.capture.Recorder;
import org.ytarchive.download.capture.Recorder.End;
import org.ytarchive.download.capture.Refusal;
import org.ytarchive.download.capture.Source;
import org.ytarchive.download.egress.Passage;
import org.ytarchive.download.media.LiveStreams;
import org.ytarchive.download.tool.RunningTool;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;

/**
 * One run of the tool that records: what runs, by which way, and how long it may be silent.
 *
 * @param passage where the tool reaches the network through us; nowhere else, then
 * @param first how long it may be silent before its first picture
 * @param silence how long afterwards
 */
record RecordRun(
    Recorder.Order order,
    ToolCommand command,
    Optional<Passage> passage,
    Duration first,
    Duration silence) {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Duration OVERTIME = Duration.ofSeconds(10);

  /** Until it has ended, or must be ended. */
  End watch(SupervisedTool supervised, LiveStreams lives, Recorder.Watch watch)
      throws IOException, InterruptedException {
    var output = new RecordOutput();
    var patience = new Silence(first, silence);
    long begun = System.nanoTime();
    try (var tool = supervised.start(command, output::progress, output::complaint)) {
      long deadline = begun + order.length().plus(first).plus(OVERTIME).toNanos();
      boolean silent = false;
      while (!tool.isOver() && !silent && System.nanoTime() < deadline) {
        watch.pause(LOOK);
        watch.recorded(output.millis(), output.bytes());
        if (mustEncode()) {
          return new End.Unsuitable(order.codecs().encodingVideo());
        }
        silent = patience.is(output.millis());
      }
      var exit = silent ? Optional.<ToolExit>empty() : exit(tool);
      return own(end(lives, output, exit), output, exit, begun);
    }
  }

  /** What ended before its time may have ended by itself. */
  private End own(End end, RecordOutput output, Optional<ToolExit> exit, long begun) {
    var took = Duration.ofNanos(System.nanoTime() - begun);
    boolean over =
        exit.filter(ToolExit::isSuccess)
            .flatMap(well -> passage)
            .filter(way -> way.trouble().isEmpty())
            .filter(way -> OwnEnd.is(way.content(), output, took))
            .isPresent();
    return end instanceof End.Lost && over ? new End.Ended() : end;
  }

  /** Learnt when the source described itself. */
  private boolean mustEncode() {
    return !order.codecs().video()
        && passage.filter(p -> p.content() == Passage.Content.JPEG).isPresent();
  }

  private static Optional<ToolExit> exit(RunningTool tool) throws InterruptedException {
    return tool.await(LAST_WORDS) ? Optional.of(tool.exit()) : Optional.empty();
  }

  private End end(LiveStreams lives, RecordOutput output, Optional<ToolExit> exit) {
    boolean foundNothing =
        order.source() instanceof Source.Live
            && output.millis() == 0
            && exit.filter(e -> !e.isSuccess() && e.code() != ToolExit.FOLDER_IN_USE).isPresent();
    if (foundNothing) {
      return new End.Refused(Refusal.of(lives.explain(exit.orElseThrow()), output.complaints()));
    }
    return RecordEnd.of(order, output, exit, exit.isEmpty(), passage.flatMap(Passage::trouble));
  }
}
