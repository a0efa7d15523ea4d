package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;

/**
 * A session as its document prints it ("Create Session").
 *
 * @param sessionUuid to its owner the session's id; in a list the handle, which opens nothing
 * @param activeJobs pending or processing
 * @param ageHours hours since it was created, to two decimals
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record SessionInfo(
    String sessionUuid,
    Instant createdAt,
    Instant lastActivity,
    boolean isActive,
    int totalJobs,
    int activeJobs,
    int completedJobs,
    int failedJobs,
    long storageUsedBytes,
    double ageHours) {
  private static final double SECONDS_PER_HOUR = 3600;

  static SessionInfo of(String name, Session session, Instant now) {
    var tally = session.tally();
    return new SessionInfo(
        name,
        session.createdAt(),
        session.lastActivity(),
        true,
        tally.total(),
        tally.active(),
        tally.completed(),
        tally.failed(),
        tally.bytes(),
        hours(Duration.between(session.createdAt(), now)));
  }

  private static double hours(Duration age) {
    return Math.round(age.toSeconds() / SECONDS_PER_HOUR * 100) / 100.0;
  }
}
