package org.ytarchive.download.capture;

import java.util.List;
import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** There will be no recording from this attempt, and this is why. */
public final class FailedCapture extends Exception {
  private final transient Failure failure;

  FailedCapture(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** A fault of ours or of the tool's. */
  public static FailedCapture broken(String message, List<String> lastLines) {
    return new FailedCapture(
        new Failure(
            ErrorCode.CAPTURE_FAILED.name(),
            message,
            FailureClass.BUG,
            Map.of("reason", "broken", "last_lines", lastLines)));
  }

  Failure failure() {
    return failure;
  }
}
