package org.ytarchive.download.processing;

import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;

/** Whether a video says it is longer than what lies in it: then the rest was lost on its way. */
final class Truncation {
  private static final double SECONDS = 2;
  private static final double SHARE = 0.02;

  private Truncation() {}

  /** Throws for such a video: half a result would be called whole. */
  static void refuse(SourceVideo video, Packets packets) throws FailedProcessing {
    double said = video.duration().orElse(0.0);
    double there = packets.end() - Math.min(0, packets.first());
    if (said - there > Math.max(SECONDS, said * SHARE)) {
      throw FailedProcessing.of(
          ErrorCode.NOT_A_VIDEO,
          FailureClass.NEVER,
          "the video is cut off: it ends early",
          Map.of("duration", said, "ends_at", there));
    }
  }

  /** Whether a result ends where its video ends. */
  static boolean isSame(double end, double expected) {
    return Math.abs(end - expected) <= Math.max(SECONDS, expected * SHARE);
  }
}
