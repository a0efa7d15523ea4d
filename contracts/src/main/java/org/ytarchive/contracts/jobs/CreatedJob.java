package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * The documented answer to a new job.
 *
 * @param estimatedCompletion from the queue and the measured speed; null when neither is known
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CreatedJob(
    String jobId,
    String videoId,
    String status,
    Instant createdAt,
    @Nullable Instant estimatedCompletion) {}
