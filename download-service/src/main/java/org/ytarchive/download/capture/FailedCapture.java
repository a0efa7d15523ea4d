package org.ytarchive.download.capture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.work.FailedWork;

/** There will be no recording from this attempt, and this is why. */
public final class FailedCapture extends FailedWork {

  FailedCapture(Failure failure) {
    super(failure);
  }

  /** A fault of ours or of the tool's. */
  public static FailedCapture broken(String message, List<String> lastLines) {
    return failed(message, "broken", FailureClass.BUG, lastLines);
  }

  /** A run that lost its lease still works in the folder: the next attempt finds it free. */
  public static FailedCapture busy(String message) {
    return failed(message, "busy", FailureClass.LATER, List.of());
  }

  /** What was recorded stays for the next attempt. */
  public static FailedCapture lost(String message) {
    return failed(message, "lost", FailureClass.LATER, List.of());
  }

  /** Opened again, it would give the same again. */
  public static FailedCapture over(long recorded, long wanted) {
    var message =
        "the source ended after %.1f s of the %d s that were asked for: it is a recording, or a broadcast that is over, and not a live stream";
    return new FailedCapture(
        new Failure(
            ErrorCode.CAPTURE_FAILED.name(),
            String.format(Locale.ROOT, message, recorded / 1000.0, wanted / 1000),
            FailureClass.NEVER,
            Map.of("reason", "recording", "recorded_millis", recorded)));
  }

  /** What was recorded stays, and is joined when there is room. */
  public static FailedCapture diskFull(String message, List<String> lastLines) {
    return new FailedCapture(
        new Failure(
            ErrorCode.DISK_FULL.name(),
            message,
            FailureClass.DISK_FULL,
            Map.of("last_lines", lastLines)));
  }

  private static FailedCapture failed(
      String message, String reason, FailureClass kind, List<String> lastLines) {
    return new FailedCapture(
        new Failure(
            ErrorCode.CAPTURE_FAILED.name(),
            message,
            kind,
            Map.of("reason", reason, "last_lines", lastLines)));
  }
}
