package org.ytarchive.download.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.capture.Recorder.End;
import org.ytarchive.download.work.Running;

/**
 * One run's part of a capture. The time wanted begins with the first picture of an attempt; a
 * source that goes away meanwhile is connected to again until that time is over, and so does a
 * later run of the same attempt.
 */
final class Recording {
  /** What may be missing at the end of what is complete. */
  private static final long TOLERANCE = 2000;

  private static final long SHORTEST = 300;

  /** A source that stays less long is no better than one that does not come. */
  private static final long STEADY = 10_000;

  private static final int MOST_SEGMENTS = 1_000;
  private static final long BETWEEN_REPORTS = 500;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int LOOKS_AT_FOLDER = 60;

  private final Recordings with;
  private final Capture capture;
  private final Running<CaptureRun> running;
  private final Path folder;
  private final Source source;
  private final long wanted;
  private final Instant begun;
  private final List<Segment> done = new ArrayList<>();
  private Optional<Instant> until;
  private int number;
  private int looks = 0;
  private boolean whole = false;
  private Recorder.Codecs codecs = Recorder.Codecs.COPY;
  private Duration pause = FIRST_PAUSE;
  private Optional<Refusal> lastRefusal = Optional.empty();

  Recording(Recordings with, Capture capture, Running<CaptureRun> running, Path folder) {
    this.with = with;
    this.capture = capture;
    this.running = running;
    this.folder = folder;
    this.source = capture.request().what();
    this.wanted = capture.request().length().toMillis();
    this.begun = with.clock().instant();
    this.until = capture.until();
    this.number = capture.segments().stream().mapToInt(Segment::number).max().orElse(0);
  }

  List<Segment> run() throws IOException, InterruptedException, FailedCapture {
    done.addAll(with.footage().settle(capture.segments(), folder));
    keep(done);
    while (!whole && remaining() >= SHORTEST) {
      with.requireSpace();
      requireFew();
      segment();
    }
    requireWhole();
    return List.copyOf(done);
  }

  /** Each is a file, and all are opened to join them. */
  private void requireFew() throws FailedCapture {
    if (done.size() >= MOST_SEGMENTS) {
      throw FailedCapture.lost("the source was lost " + MOST_SEGMENTS + " times");
    }
  }

  private void keep(List<Segment> segments) throws InterruptedException {
    with.keep(running, List.copyOf(segments), until);
  }

  private long remaining() {
    return until
        .map(end -> Duration.between(with.clock().instant(), end).toMillis())
        .orElse(wanted - Gaps.recorded(done));
  }

  private void segment() throws IOException, InterruptedException, FailedCapture {
    number++;
    var watch = new Eye(Segment.begun(number));
    keep(plus(watch.segment));
    var file = watch.segment.file(folder);
    var length = Duration.ofMillis(remaining());
    var order = new Recorder.Order(source, capture.request().audio(), folder, file, length, codecs);
    var before = until;
    var end = with.recorder().record(order, watch);
    running.check();
    if (end instanceof End.Unsuitable) {
      forget(file, before);
    } else {
      settle(watch.segment, reason(end));
    }
    act(believed(end, length));
  }

  /** What was recorded in the wrong way is begun anew, as if it had not been. */
  private void forget(Path file, Optional<Instant> before)
      throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    until = before;
    keep(done);
  }

  /** A tool's word that it is whole counts only if the file says the same. */
  private End believed(End end, Duration length) {
    boolean there =
        !done.isEmpty()
            && done.getLast().number() == number
            && done.getLast().millis() >= length.toMillis() - TOLERANCE;
    return end instanceof End.Whole && !there
        ? new End.Lost("the source gave less than its time", List.of())
        : end;
  }

  private List<Segment> plus(Segment segment) {
    var all = new ArrayList<>(done);
    all.add(segment);
    return all;
  }

  private void settle(Segment segment, String reason) throws IOException, InterruptedException {
    var settled = with.footage().settle(plus(segment.ended(reason)), folder);
    done.clear();
    done.addAll(settled);
    keep(done);
  }

  private static String reason(End end) {
    return switch (end) {
      case End.Whole all -> "it was whole";
      case End.Lost lost -> lost.reason();
      case End.Unsuitable unsuitable -> Segment.UNTOLD;
      case End.InUse inUse -> Segment.UNTOLD;
      case End.Refused refused -> refused.refusal().message();
    };
  }

  private void act(End end) throws InterruptedException, FailedCapture {
    switch (end) {
      case End.Whole all -> whole = true;
      case End.Lost lost -> {
        pause = wasSteady() ? FIRST_PAUSE : pause;
        again(lost.reason());
      }
      case End.Unsuitable unsuitable -> {
        codecs = unsuitable.codecs();
        with.note(running, "what comes cannot be copied as it is: connecting again");
      }
      case End.InUse inUse -> awaitFolder();
      case End.Refused refused -> refused(refused.refusal());
    }
  }

  private boolean wasSteady() {
    return !done.isEmpty()
        && done.getLast().number() == number
        && done.getLast().millis() >= STEADY;
  }

  /** The tool of a run before may need a moment to end. */
  private void awaitFolder() throws InterruptedException, FailedCapture {
    looks++;
    if (looks > LOOKS_AT_FOLDER) {
      throw FailedCapture.busy("another tool works in the folder");
    }
    running.pause(BETWEEN_LOOKS);
  }

  /** Once it was there, a source gets all the time there is; before, as much as is patient. */
  private void refused(Refusal refusal) throws InterruptedException, FailedCapture {
    lastRefusal = Optional.of(refusal);
    boolean wasThere = until.isPresent();
    var waited = Duration.between(begun, with.clock().instant());
    boolean hopeless =
        refusal.kind() == FailureClass.NEVER || waited.compareTo(with.settings().patience()) > 0;
    if (!wasThere && hopeless) {
      with.note(running, "not connected: " + refusal.message());
      throw new FailedCapture(refusal.failure());
    }
    again(refusal.message());
  }

  private void again(String reason) throws InterruptedException {
    with.note(running, reason + "; connecting again in " + pause.toMillis() + " ms");
    running.pause(pause);
    pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** What ends in a gap, or is more gap than recording, is no recording of that time. */
  private void requireWhole() throws FailedCapture {
    long missing = whole ? 0 : missing();
    boolean mostlyGaps = Gaps.recorded(done) < wanted / 2;
    if (missing > TOLERANCE || mostlyGaps) {
      throw new FailedCapture(
          new Failure(
              ErrorCode.CAPTURE_FAILED.name(),
              "the source was lost for too long: " + why(),
              FailureClass.LATER,
              Map.of(
                  "reason",
                  "lost",
                  "recorded_millis",
                  Gaps.recorded(done),
                  "missing_millis",
                  missing)));
    }
  }

  private long missing() {
    return until
        .filter(end -> !done.isEmpty())
        .map(end -> end.toEpochMilli() - done.getLast().endedAt())
        .orElse(wanted - Gaps.recorded(done));
  }

  private String why() {
    return lastRefusal
        .map(Refusal::message)
        .orElse(done.isEmpty() ? "there was no picture" : done.getLast().ending());
  }

  /** Sees a segment grow. */
  private final class Eye implements Recorder.Watch {
    private Segment segment;
    private long reported;

    Eye(Segment segment) {
      this.segment = segment;
    }

    @Override
    public void recorded(long millis, long bytes) throws InterruptedException {
      if (millis > 0) {
        if (segment.startedAt() == 0) {
          begin(millis);
        }
        with.requireSpace();
        report(millis, bytes);
      }
      running.check();
    }

    /** Twice a second: each is a row to write, and news to whoever listens. */
    private void report(long millis, long bytes) {
      long now = with.clock().millis();
      if (now - reported >= BETWEEN_REPORTS) {
        reported = now;
        with.report(
            running,
            CaptureProgress.recording(
                Gaps.recorded(done) + millis, Gaps.bytes(done) + bytes, wanted));
      }
    }

    private void begin(long millis) throws InterruptedException {
      var start = with.clock().instant().minusMillis(millis);
      segment = segment.startedAt(start.toEpochMilli());
      if (until.isEmpty()) {
        until = Optional.of(start.plusMillis(wanted - Gaps.recorded(done)));
      }
      lastRefusal = Optional.empty();
      keep(plus(segment));
      with.note(running, done.isEmpty() ? "the first picture is there" : "pictures come again");
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
      running.pause(time);
    }
  }
}
