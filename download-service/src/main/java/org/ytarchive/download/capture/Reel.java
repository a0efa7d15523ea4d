package org.ytarchive.download.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ytarchive.download.work.Running;

/**
 * What there is of a recording, and when its time is over. The row has it at each step, so that a
 * later run goes on from there.
 */
final class Reel {
  private static final int MOST_SEGMENTS = 1_000;

  private final Recordings with;
  private final Capture capture;
  private final Running<CaptureRun> running;
  private final Path folder;
  private final List<Segment> done = new ArrayList<>();
  private Optional<Instant> until;
  private Optional<Instant> untilBefore = Optional.empty();
  private int number;

  Reel(Recordings with, Capture capture, Running<CaptureRun> running, Path folder) {
    this.with = with;
    this.capture = capture;
    this.running = running;
    this.folder = folder;
    this.until = capture.until();
    this.number = capture.segments().stream().mapToInt(Segment::number).max().orElse(0);
  }

  /** Takes over what earlier runs left. */
  void open() throws IOException, InterruptedException {
    done.addAll(with.footage().settle(capture.segments(), folder));
    keep(done);
  }

  List<Segment> segments() {
    return List.copyOf(done);
  }

  boolean isEmpty() {
    return done.isEmpty();
  }

  long wanted() {
    return capture.request().length().toMillis();
  }

  long recorded() {
    return Gaps.recorded(done);
  }

  long bytes() {
    return Gaps.bytes(done);
  }

  /** Whether there was a picture in this attempt: its time runs. */
  boolean hasBegun() {
    return until.isPresent();
  }

  /** Never more than lacks: a source that gives its past again makes no recording longer. */
  long remaining() {
    return until
        .map(end -> Duration.between(with.clock().instant(), end).toMillis())
        .map(left -> Math.min(left, lacking()))
        .orElse(lacking());
  }

  private long lacking() {
    return wanted() - recorded();
  }

  /** What lacks at the end; what lacks before it is in the gaps. */
  long missing() {
    return until
        .filter(end -> !done.isEmpty())
        .map(end -> end.toEpochMilli() - done.getLast().endedAt())
        .map(late -> Math.min(late, lacking()))
        .orElse(lacking());
  }

  /** A further segment; not without end: each is a file, and all are opened to join them. */
  Segment next() throws InterruptedException, FailedCapture {
    if (done.size() >= MOST_SEGMENTS) {
      throw FailedCapture.lost("the source was lost " + MOST_SEGMENTS + " times");
    }
    number++;
    untilBefore = until;
    var segment = Segment.begun(number);
    keep(with(segment));
    return segment;
  }

  /**
   * The segment's first picture is there; with the first one of an attempt the time begins.
   *
   * @param millis how long ago it came
   */
  Segment begin(Segment segment, long millis) throws InterruptedException {
    var start = with.clock().instant().minusMillis(millis);
    var begun = segment.startedAt(start.toEpochMilli());
    if (until.isEmpty()) {
      until = Optional.of(start.plusMillis(wanted() - recorded()));
    }
    keep(with(begun));
    return begun;
  }

  /** The segment is over: what of it can be used is kept. */
  void settle(Segment segment, String reason) throws IOException, InterruptedException {
    var settled = with.footage().settle(with(segment.ended(reason)), folder);
    done.clear();
    done.addAll(settled);
    keep(done);
  }

  /** What was recorded in the wrong way is begun anew, as if it had not been. */
  void forget(Segment segment) throws IOException, InterruptedException {
    Files.deleteIfExists(segment.file(folder));
    until = untilBefore;
    keep(done);
  }

  /** The segment begun last, if anything of it was kept. */
  Optional<Segment> newest() {
    return done.isEmpty()
        ? Optional.empty()
        : Optional.of(done.getLast()).filter(last -> last.number() == number);
  }

  private List<Segment> with(Segment segment) {
    var all = new ArrayList<>(done);
    all.add(segment);
    return all;
  }

  private void keep(List<Segment> segments) throws InterruptedException {
    with.keep(running, List.copyOf(segments), until);
  }
}
