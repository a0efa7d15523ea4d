package org.ytarchive.download.capture;

import java.time.Duration;
import org.ytarchive.download.work.Running;

/** Sees a segment grow. */
final class SegmentWatch implements Recorder.Watch {
  private static final long BETWEEN_REPORTS = 500;

  private final Recordings with;
  private final Running<CaptureRun> running;
  private final Reel reel;
  private final Reconnection reconnection;
  private Segment segment;
  private long reported;

  SegmentWatch(
      Recordings with,
      Running<CaptureRun> running,
      Reel reel,
      Reconnection reconnection,
      Segment segment) {
    this.with = with;
    this.running = running;
    this.reel = reel;
    this.reconnection = reconnection;
    this.segment = segment;
  }

  /** As far as it has been seen. */
  Segment segment() {
    return segment;
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
          CaptureProgress.recording(reel.recorded() + millis, reel.bytes() + bytes, reel.wanted()));
    }
  }

  private void begin(long millis) throws InterruptedException {
    reconnection.succeeded();
    segment = reel.begin(segment, millis);
    with.note(running, reel.isEmpty() ? "the first picture is there" : "pictures come again");
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    running.pause(time);
  }
}
