package org.ytarchive.download.processing;

import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.work.FailedWork;

/** There will be no result from this attempt, and this is why. */
public final class FailedProcessing extends FailedWork {

  private FailedProcessing(Failure failure) {
    super(failure);
  }

  public static FailedProcessing of(
      ErrorCode code, FailureClass kind, String message, Map<String, Object> details) {
    return new FailedProcessing(new Failure(code.name(), message, kind, details));
  }

  /** Trying again cannot help: it is the video. */
  public static FailedProcessing never(ErrorCode code, String message) {
    return of(code, FailureClass.NEVER, message, Map.of());
  }

  static FailedProcessing of(ArchiveException e, FailureClass kind) {
    return of(e.code(), kind, e.getMessage(), e.details());
  }
}
