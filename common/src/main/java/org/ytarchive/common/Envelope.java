package org.ytarchive.common;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * What surrounds every successful answer ({@code ytarchive.md}, "Common Response Format").
 *
 * @param status always {@code success}
 * @param data what was asked for
 * @param timestamp when the answer was made, UTC
 */
@Serdeable
public record Envelope<T>(String status, T data, Instant timestamp) {

  public static <T> Envelope<T> success(T data, Instant now) {
    return new Envelope<>("success", data, now);
  }
}
