package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the whole is ("Health &amp; Monitoring").
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param reasons a sentence each; none when healthy
 * @param services what is needed, and whether it is {@code up} or {@code down}
 * @param activeJobs of all doors
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record SystemHealth(
    String status,
    Instant timestamp,
    long uptimeSeconds,
    List<String> reasons,
    Map<String, String> services,
    int activeSessions,
    long activeJobs) {}
