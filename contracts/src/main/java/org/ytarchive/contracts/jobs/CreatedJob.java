package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * The documented answer to a new job, or to one like it that there is already.
 *
 * @param videoId of a capture or processing what Storage knows its file by, {@code cap_…} or {@code
 *     up_…}; null for a playlist or a channel
 * @param estimatedCompletion from the queue and the measured speed; null when neither is known
 * @param kind {@code download}, {@code playlist}, {@code channel}, {@code capture} or {@code
 *     processing}
 * @param playlistId null for a video, and for a channel until it is read
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CreatedJob(
    String jobId,
    @Nullable String videoId,
    String status,
    Instant createdAt,
    @Nullable Instant estimatedCompletion,
    String kind,
    @Nullable String playlistId) {}
