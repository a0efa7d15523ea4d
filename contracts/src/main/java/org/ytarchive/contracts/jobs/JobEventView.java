package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * What listeners hear, over WebSocket, server-sent events and the history alike.
 *
 * @param event {@code download_progress}, or {@code job_queued}, {@code job_started}, {@code
 *     job_phase}, {@code job_retrying}, {@code job_completed}, {@code job_failed}, {@code
 *     job_cancelled}
 * @param id rises over all jobs; resume with it. Null for progress, which is no history
 * @param videoId of a capture or processing its subject, {@code cap_…} or {@code up_…}; null for a
 *     playlist or a channel
 * @param seq the event's number within its job, from 1; null for progress
 * @param progress 0..100
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobEventView(
    String event,
    @Nullable Long id,
    @Nullable Long seq,
    String jobId,
    @Nullable String videoId,
    String status,
    String phase,
    int progress,
    long downloadedBytes,
    @Nullable Long totalBytes,
    @Nullable String speed,
    @Nullable String eta,
    @Nullable JobView.JobError error,
    Instant timestamp) {}
