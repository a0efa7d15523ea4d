package org.ytarchive.common.http;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;

/**
 * Whether a service can do its work just now.
 *
 * @param status {@code ready} or {@code not_ready}
 * @param checks one entry per thing it needs
 */
@Serdeable
public record Readiness(
    String status, String service, Map<String, CheckResult> checks, Instant timestamp) {

  /**
   * @param status {@code up} or {@code down}
   * @param details versions, free bytes, or why it is down
   */
  @Serdeable
  public record CheckResult(String status, Map<String, Object> details) {

    public static CheckResult up(Map<String, Object> details) {
      return new CheckResult("up", Map.copyOf(details));
    }

    public static CheckResult down(String reason) {
      return new CheckResult("down", Map.of("reason", reason));
    }

    boolean isUp() {
      return status.equals("up");
    }
  }
}
