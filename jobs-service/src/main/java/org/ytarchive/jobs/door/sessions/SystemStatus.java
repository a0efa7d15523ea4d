package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The metrics, with what they are judged by ("Health &amp; Monitoring").
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param reasons a sentence each; none when healthy
 * @param services what is needed, and whether it is {@code up} or {@code down}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record SystemStatus(
    String status,
    Instant timestamp,
    long uptimeSeconds,
    SystemMetrics.Sessions sessions,
    SystemMetrics.Jobs jobs,
    SystemMetrics.Storage storage,
    SystemMetrics.Machine system,
    SystemMetrics.Performance performance,
    List<String> reasons,
    Map<String, String> services,
    Limits limits,
    Thresholds thresholds) {

  /** What a session may do. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Limits(
      int maxSessions,
      int maxJobsPerSession,
      long sessionTimeoutSeconds,
      long fileGraceSeconds,
      int requestsPerMinute) {}
}
