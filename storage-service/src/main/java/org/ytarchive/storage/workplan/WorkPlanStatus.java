package org.ytarchive.storage.workplan;

import java.util.Locale;

/** A work plan's life. */
public enum WorkPlanStatus {
  PENDING,
  RUNNING,
  DONE,
  FAILED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static WorkPlanStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
