package org.ytarchive.storage.workplan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** A work plan's life: {@code pending}, {@code running}, then {@code done} or {@code failed}. */
public enum WorkPlanStatus {
  PENDING,
  RUNNING,
  DONE,
  FAILED;

  /** Where the way leads from here. */
  public Set<WorkPlanStatus> next() {
    return switch (this) {
      case PENDING -> Set.of(RUNNING);
      case RUNNING -> Set.of(DONE, FAILED);
      case DONE, FAILED -> Set.of();
    };
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming the parameter. */
  static WorkPlanStatus parse(String parameter, String text) {
    return Arrays.stream(values())
        .filter(status -> status.wireName().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ArchiveException.invalid(
                    parameter, parameter + " is pending, running, done or failed"));
  }

  public static WorkPlanStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
