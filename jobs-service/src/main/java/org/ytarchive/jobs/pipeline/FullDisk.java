package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** Since when there has been no room for a job: its error's details say so. */
final class FullDisk {
  private static final String SINCE = "full_since";

  private FullDisk() {}

  /** Now, unless the job's last failure was the same. */
  static Instant since(@Nullable Failure before, Instant now) {
    if (before == null || before.failureClass() != FailureClass.DISK_FULL) {
      return now;
    }
    try {
      return before.details().get(SINCE) instanceof String time ? Instant.parse(time) : now;
    } catch (DateTimeParseException notOurs) {
      return now;
    }
  }

  static Failure noted(Failure failure, Instant since) {
    var details = new HashMap<>(failure.details());
    details.put(SINCE, since.toString());
    return new Failure(failure.code(), failure.message(), failure.failureClass(), details);
  }
}
