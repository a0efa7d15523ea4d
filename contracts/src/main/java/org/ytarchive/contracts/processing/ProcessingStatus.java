package org.ytarchive.contracts.processing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import java.util.Set;

/** A processing's life. */
@Serdeable
public enum ProcessingStatus {
  QUEUED,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The arrows; the table's constraints and the worker's guarded writes draw the same. */
  public Set<ProcessingStatus> next() {
    return switch (this) {
      case QUEUED -> Set.of(PROCESSING, CANCELLED);
      case PROCESSING -> Set.of(COMPLETED, FAILED, CANCELLED, QUEUED); // QUEUED: handed over
      case COMPLETED, FAILED, CANCELLED -> Set.of();
    };
  }

  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static ProcessingStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
