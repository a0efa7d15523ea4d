package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** The documented answer to a cancelled job. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CancelledJob(String jobId, String status, Instant cancelledAt) {}
