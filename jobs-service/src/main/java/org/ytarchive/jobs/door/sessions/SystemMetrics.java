package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * What is measured ("Health &amp; Monitoring").
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record SystemMetrics(
    String status,
    Instant timestamp,
    long uptimeSeconds,
    Sessions sessions,
    Jobs jobs,
    Storage storage,
    Machine system,
    Performance performance) {

  /**
   * Of this door.
   *
   * @param total active or expired, as long as they are remembered
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Sessions(int active, int total, int max, int activeJobs, int totalJobs) {}

  /** All jobs, whoever's. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Jobs(
      long active,
      long total,
      long pending,
      long processing,
      long completed,
      long failed,
      long cancelled) {}

  /** What sessions hold, and the disk of the home. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Storage(long sessionsUsedBytes, long diskFreeBytes, long diskTotalBytes) {}

  /** The machine or container. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Machine(
      double cpuPercent,
      double memoryPercent,
      long memoryUsedBytes,
      long memoryTotalBytes,
      double diskPercent) {}

  /**
   * How quick it is.
   *
   * @param averageJobSeconds null before the first download
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Performance(@Nullable Double averageJobSeconds) {}
}
