package org.ytarchive.download.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.capture.Recorder.End;
import org.ytarchive.download.work.FolderTurn;
import org.ytarchive.download.work.Running;

/**
 * One run's part of a capture. The time wanted begins with the first picture of an attempt; a
 * source that goes away meanwhile is connected to again until that time is over, and so does a
 * later run of the same attempt.
 */
final class Recording {
  /**
   * What a tool that ran for its full time may have waited for the first picture that can be shown
   * without those before it; its time begins with the first that comes.
   */
  private static final long KEY_PICTURE = 2_000;

  /** A source that stays less long is no better than one that does not come. */
  private static final long STEADY = 10_000;

  private final Recordings with;
  private final Capture capture;
  private final Running<CaptureRun> running;
  private final Path folder;
  private final Reel reel;
  private final Reconnection reconnection;
  private final FolderTurn turn;
  private boolean whole = false;
  private Recorder.Codecs codecs = Recorder.Codecs.COPY;

  Recording(Recordings with, Capture capture, Running<CaptureRun> running, Path folder) {
    this.with = with;
    this.capture = capture;
    this.running = running;
    this.folder = folder;
    this.reel = new Reel(with, capture, running, folder);
    this.reconnection = new Reconnection(with, running);
    this.turn = new FolderTurn(running);
  }

  List<Segment> run() throws IOException, InterruptedException, FailedCapture {
    awaitEarlierRun();
    reel.open();
    while (!whole && reel.remaining() >= Tolerance.LEAST) {
      with.requireSpace();
      segment();
    }
    requireWhole();
    return reel.segments();
  }

  /** What its tool still writes would be measured too short. */
  private void awaitEarlierRun() throws IOException, InterruptedException, FailedCapture {
    while (!capture.segments().isEmpty() && !with.recorder().isFree(folder)) {
      awaitFolder();
    }
  }

  private void segment() throws IOException, InterruptedException, FailedCapture {
    var watch = new SegmentWatch(with, running, reel, reconnection, reel.next());
    var length = Duration.ofMillis(reel.remaining());
    var end = with.recorder().record(order(watch.segment(), length), watch);
    running.check();
    if (end instanceof End.Unsuitable) {
      reel.forget(watch.segment());
    } else {
      reel.settle(watch.segment(), reason(end));
    }
    act(believed(end, length));
  }

  private Recorder.Order order(Segment segment, Duration length) {
    var request = capture.request();
    return new Recorder.Order(
        request.what(), request.audio(), folder, segment.file(folder), length, codecs);
  }

  /** A tool's word that it is whole counts only if the file says the same. */
  private End believed(End end, Duration length) {
    long asked = length.toMillis();
    boolean whole = hasNewest(Math.max(asked - KEY_PICTURE, asked / 2));
    return switch (end) {
      case End.Whole all when !whole ->
          new End.Lost("the source gave less than its time", List.of());
      case End.Ended over when hasNewest(asked - Tolerance.of(reel.wanted())) -> new End.Whole();
      case End other -> other;
    };
  }

  private boolean hasNewest(long millis) {
    return reel.newest().filter(segment -> segment.millis() >= millis).isPresent();
  }

  private static String reason(End end) {
    return switch (end) {
      case End.Whole all -> "it was whole";
      case End.Ended over -> "the source came to its end";
      case End.Lost lost -> lost.reason();
      case End.Unsuitable unsuitable -> Segment.UNTOLD;
      case End.InUse inUse -> Segment.UNTOLD;
      case End.Refused refused -> refused.refusal().message();
    };
  }

  private void act(End end) throws InterruptedException, FailedCapture {
    switch (end) {
      case End.Whole all -> whole = true;
      case End.Ended over -> throw FailedCapture.over(reel.recorded(), reel.wanted());
      case End.Lost lost -> reconnection.lost(lost.reason(), hasNewest(STEADY));
      case End.Unsuitable unsuitable -> {
        codecs = unsuitable.codecs();
        with.note(running, "what comes cannot be copied as it is: connecting again");
      }
      case End.InUse inUse -> awaitFolder();
      case End.Refused refused -> reconnection.refused(refused.refusal(), reel.hasBegun());
    }
  }

  private void awaitFolder() throws InterruptedException, FailedCapture {
    if (!turn.await()) {
      throw FailedCapture.busy("another tool works in the folder");
    }
  }

  /**
   * What ends in a gap, or is more gap than recording, is no recording of that time. Gaps between
   * are told with it.
   */
  private void requireWhole() throws FailedCapture {
    long missing = whole ? 0 : reel.missing();
    boolean mostlyGaps = reel.recorded() < reel.wanted() / 2;
    if (missing > Tolerance.of(reel.wanted()) || mostlyGaps) {
      throw new FailedCapture(
          new Failure(
              ErrorCode.CAPTURE_FAILED.name(),
              "the source was lost for too long: " + why(),
              FailureClass.LATER,
              Map.of(
                  "reason",
                  "lost",
                  "recorded_millis",
                  reel.recorded(),
                  "missing_millis",
                  missing)));
    }
  }

  private String why() {
    return reconnection
        .lastRefusal()
        .map(Refusal::message)
        .orElse(reel.isEmpty() ? "there was no picture" : reel.segments().getLast().ending());
  }
}
