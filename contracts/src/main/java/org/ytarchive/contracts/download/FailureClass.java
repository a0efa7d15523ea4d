package org.ytarchive.contracts.download;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What a failure means for the next attempt; decided once, where the tool's output is read. */
@Serdeable
public enum FailureClass {
  /** Trying again cannot help: gone, private, asked for what there is not. */
  NEVER,
  /** Worth another attempt after a pause. */
  LATER,
  /** The other side refuses us as such: everything towards it should pause. */
  BLOCKED,
  /** No space; try again when there is. */
  DISK_FULL,
  /** Our own fault: wrong arguments, an outdated tool, a bug. */
  BUG;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static FailureClass of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
