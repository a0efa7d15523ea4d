package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** From which figures on the whole counts as degraded or unhealthy; in per cent. */
@Serdeable(naming = SnakeCaseStrategy.class)
record Thresholds(Degraded degraded, Unhealthy unhealthy) {
  static final Thresholds OURS =
      new Thresholds(new Degraded(90, 85, 85, 90), new Unhealthy(95, 95));

  /** It works, and somebody should look. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Degraded(int cpuPercent, int memoryPercent, int diskPercent, int sessionsPercent) {}

  /** It will fail soon. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Unhealthy(int memoryPercent, int diskPercent) {}
}
