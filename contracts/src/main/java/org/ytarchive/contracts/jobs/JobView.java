package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A job as its callers see it ({@code ytarchive.md}, "Get Job Status").
 *
 * @param kind {@code download}
 * @param status {@code queued}, {@code downloading}, {@code completed}, {@code failed} or {@code
 *     cancelled}
 * @param phase where inside: {@code queued}, {@code metadata}, {@code download}, {@code merge},
 *     {@code verify}, {@code store} or {@code done}
 * @param progress 0..100 over all phases, never backwards within an attempt
 * @param attempt 0 before the first, then 1 and up
 * @param nextAttemptAt when a retry is due
 * @param downloadPath virtual, {@code /downloads/...}; null until there is a file
 * @param fileSize bytes
 * @param duration seconds, of the file
 * @param error the last error; stays visible while a retry waits
 * @param workPlanId there once the job was given up
 * @param subtitles the language codes asked for; empty: none
 * @param priority -10..10
 * @param notBefore as it was asked for
 * @param waitingFor what a queued job waits for: {@code not_before}, {@code retry}, {@code block}
 *     (YouTube refuses us), or {@code turn} (a free worker); null when it does not wait
 * @param waitingUntil when that should be over; null when nobody knows
 * @param waitingReason the same in plain words
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobView(
    String jobId,
    String kind,
    String videoId,
    String status,
    String phase,
    int progress,
    String quality,
    boolean audio,
    int attempt,
    int maxAttempts,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant estimatedCompletion,
    long downloadedBytes,
    @Nullable Long totalBytes,
    @Nullable String speed,
    @Nullable String eta,
    @Nullable Map<String, Object> metadata,
    @Nullable String downloadPath,
    @Nullable Long fileSize,
    @Nullable String sha256,
    @Nullable Double duration,
    @Nullable JobError error,
    @Nullable String workPlanId,
    List<String> subtitles,
    int priority,
    @Nullable Instant notBefore,
    @Nullable String waitingFor,
    @Nullable Instant waitingUntil,
    @Nullable String waitingReason) {

  /**
   * @param code an {@code ErrorCode}
   * @param message what happened and what to do
   * @param failureClass {@code never}, {@code later}, {@code blocked}, {@code disk_full} or {@code
   *     bug}
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record JobError(
      String code, String message, String failureClass, Map<String, Object> details) {}
}
