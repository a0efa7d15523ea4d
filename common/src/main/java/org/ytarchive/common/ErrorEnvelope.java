package org.ytarchive.common;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;

/**
 * What surrounds every error ({@code ytarchive.md}, "Common Response Format").
 *
 * @param status always {@code error}
 * @param timestamp when the answer was made, UTC
 */
@Serdeable
public record ErrorEnvelope(String status, Body error, Instant timestamp) {

  /**
   * @param code one of {@link ErrorCode}
   * @param message for a person; programs read the code
   * @param details what a program may want to know besides, never null
   */
  @Serdeable
  public record Body(String code, String message, Map<String, Object> details) {}

  public static ErrorEnvelope of(ArchiveException e, Instant now) {
    return new ErrorEnvelope("error", new Body(e.code().name(), e.getMessage(), e.details()), now);
  }
}
