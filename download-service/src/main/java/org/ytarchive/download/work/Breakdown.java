package org.ytarchive.download.work;

import jakarta.annotation.Nullable;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.queue.WorkKind;

/** What a caller may hear about an error of ours or of the machine. */
final class Breakdown {

  private Breakdown() {}

  static Failure explain(Exception e, WorkKind kind) {
    if (e instanceof ArchiveException known) {
      return new Failure(known.code().name(), known.getMessage(), classOf(known), known.details());
    }
    return isDiskFull(e)
        ? failure(ErrorCode.DISK_FULL, FailureClass.DISK_FULL, "no space left")
        : failure(
            ErrorCode.INTERNAL_ERROR,
            FailureClass.BUG,
            "an error of ours; the log has it under this " + kind.word() + "'s id");
  }

  private static FailureClass classOf(ArchiveException known) {
    return known.code() == ErrorCode.DISK_FULL ? FailureClass.DISK_FULL : FailureClass.LATER;
  }

  private static boolean isDiskFull(@Nullable Throwable e) {
    return e != null
        && (String.valueOf(e.getMessage()).contains("No space left") || isDiskFull(e.getCause()));
  }

  private static Failure failure(ErrorCode code, FailureClass kind, String message) {
    return new Failure(code.name(), message, kind, Map.of());
  }
}
