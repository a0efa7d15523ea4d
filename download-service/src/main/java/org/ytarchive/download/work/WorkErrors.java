package org.ytarchive.download.work;

import jakarta.annotation.Nullable;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** What all kinds of work refuse alike. */
public final class WorkErrors {

  private WorkErrors() {}

  /** The number of an attempt, 1 if none is named. Throws {@code INVALID_PARAMETER}. */
  public static int attempt(@Nullable Integer asked) {
    if (asked != null && asked < 1) {
      throw ArchiveException.invalid("attempt", "attempt must be 1 or more");
    }
    return asked == null ? 1 : asked;
  }

  /**
   * {@code IDEMPOTENCY_CONFLICT}.
   *
   * @param name what the id is called in the details, with the attempt that is known
   */
  public static ArchiveException conflict(String message, String name, Object id, int attempt) {
    return new ArchiveException(
        ErrorCode.IDEMPOTENCY_CONFLICT, message, Map.of(name, id.toString(), "attempt", attempt));
  }

  /** {@code JOB_FINISHED}: it cannot be cancelled any more. */
  public static ArchiveException finished(Object id, String status) {
    return new ArchiveException(
        ErrorCode.JOB_FINISHED, id + " is already " + status, Map.of("status", status));
  }
}
