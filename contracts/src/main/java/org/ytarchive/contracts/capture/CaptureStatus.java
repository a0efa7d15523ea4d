package org.ytarchive.contracts.capture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import java.util.Set;

/** A capture's life. */
@Serdeable
public enum CaptureStatus {
  QUEUED,
  CAPTURING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The arrows within one attempt; a higher attempt begins at {@link #QUEUED} again. */
  public Set<CaptureStatus> next() {
    return switch (this) {
      case QUEUED -> Set.of(CAPTURING, CANCELLED);
      case CAPTURING -> Set.of(COMPLETED, FAILED, CANCELLED, QUEUED); // QUEUED: handed over
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
  public static CaptureStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
