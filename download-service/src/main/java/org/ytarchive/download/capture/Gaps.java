package org.ytarchive.download.capture;

import java.util.ArrayList;
import java.util.List;
import org.ytarchive.contracts.capture.CaptureGap;

/** What lies between the segments of a recording. */
final class Gaps {
  /** What a source takes to be connected to again without a picture lost. */
  private static final long NOTHING = 100;

  private Gaps() {}

  static List<CaptureGap> between(List<Segment> segments) {
    var gaps = new ArrayList<CaptureGap>();
    long at = 0;
    for (int i = 1; i < segments.size(); i++) {
      var before = segments.get(i - 1);
      at += before.millis();
      long lost = segments.get(i).startedAt() - before.endedAt();
      if (segments.get(i).startedAt() > 0 && lost > NOTHING) {
        gaps.add(new CaptureGap(at, lost, before.ending()));
      }
    }
    return List.copyOf(gaps);
  }

  static long recorded(List<Segment> segments) {
    return segments.stream().mapToLong(Segment::millis).sum();
  }

  static long bytes(List<Segment> segments) {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }
}
