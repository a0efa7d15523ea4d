package org.ytarchive.jobs.job;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ytarchive.common.ArchiveException;

/** A job's life. The table's CHECK and the architecture page draw the same arrows. */
@Serdeable
public enum JobStatus {
  QUEUED,
  DOWNLOADING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Where a job may go from here. */
  public Set<JobStatus> next() {
    return switch (this) {
      case QUEUED -> Set.of(DOWNLOADING, CANCELLED);
      case DOWNLOADING -> Set.of(COMPLETED, FAILED, CANCELLED, QUEUED); // QUEUED: handed over
      case FAILED, CANCELLED -> Set.of(QUEUED); // only when someone asks for a retry
      case COMPLETED -> Set.of();
    };
  }

  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws {@code INVALID_PARAMETER} naming {@code status}. */
  public static JobStatus parse(String wireName) {
    return Arrays.stream(values())
        .filter(s -> s.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(
            () -> ArchiveException.invalid("status", "status is one of " + words() + ", or none"));
  }

  private static String words() {
    return Arrays.stream(values()).map(JobStatus::wireName).collect(Collectors.joining(", "));
  }
}
