package org.ytarchive.contracts.processing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What is made of a video ({@code distributed-video-processing.md}, "Overview"). */
@Serdeable
public enum ProcessKind {
  /** A better looking video. */
  ENHANCEMENT,
  /** A JSON document about the video. */
  EXTRACTION;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static ProcessKind of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
