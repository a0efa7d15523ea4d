package org.ytarchive.download.download;

import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.work.FailedWork;

/** There will be no file from this attempt, and this is why. */
final class FailedDownload extends FailedWork {
  private final boolean worthless;

  /**
   * @param worthless what lies in the work folder must not be gone on with
   */
  private FailedDownload(Failure failure, boolean worthless) {
    super(failure);
    this.worthless = worthless;
  }

  static FailedDownload of(Failure failure) {
    return new FailedDownload(failure, false);
  }

  static FailedDownload of(ErrorCode code, FailureClass kind, String message) {
    return of(new Failure(code.name(), message, kind, Map.of()));
  }

  /** What was fetched is not what it should be. */
  static FailedDownload damaged(String message, Map<String, Object> details) {
    return new FailedDownload(
        new Failure(ErrorCode.DOWNLOAD_FAILED.name(), message, FailureClass.LATER, details), true);
  }

  boolean isWorthless() {
    return worthless;
  }
}
