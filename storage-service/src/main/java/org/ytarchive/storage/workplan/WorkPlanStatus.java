package org.ytarchive.storage.workplan;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** A work plan's life. */
@Serdeable
public enum WorkPlanStatus {
  PENDING,
  RUNNING,
  DONE,
  FAILED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static WorkPlanStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
