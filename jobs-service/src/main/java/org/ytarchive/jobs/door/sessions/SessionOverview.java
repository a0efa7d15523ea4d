package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * All sessions together ("Get Session Statistics").
 *
 * @param totalSessions active or expired, as long as they are remembered
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record SessionOverview(
    int totalSessions,
    int activeSessions,
    int expiredSessions,
    int maxSessions,
    int totalJobs,
    int activeJobs,
    int completedJobs,
    int failedJobs,
    int cancelledJobs,
    int maxJobsPerSession,
    long storageUsedBytes,
    double sessionTimeoutHours) {
  private static final double MINUTES_PER_HOUR = 60;

  static SessionOverview of(SessionStore.Totals totals, SessionSettings settings) {
    var jobs = totals.jobs();
    return new SessionOverview(
        totals.sessions(),
        totals.active(),
        totals.sessions() - totals.active(),
        settings.max(),
        jobs.total(),
        jobs.active(),
        jobs.completed(),
        jobs.failed(),
        jobs.cancelled(),
        settings.maxJobs(),
        jobs.bytes(),
        settings.ttl().toMinutes() / MINUTES_PER_HOUR);
  }
}
