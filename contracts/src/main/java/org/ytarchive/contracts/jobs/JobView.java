package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.api.ApiValue;

/**
 * A job as its callers see it ({@code ytarchive.md}, "Get Job Status").
 *
 * @param kind {@code download}, {@code playlist}, {@code channel}, {@code capture} or {@code
 *     processing}
 * @param videoId of a capture or processing what Storage knows its file by, {@code cap_…} or {@code
 *     up_…}; null for a playlist or a channel
 * @param status {@code queued}, {@code downloading}, {@code completed}, {@code failed} or {@code
 *     cancelled}
 * @param phase where inside: {@code queued}, {@code metadata}, {@code download}, {@code merge},
 *     {@code verify}, {@code store} or {@code done}
 * @param progress 0..100 over all phases, never backwards within an attempt; for a playlist or a
 *     channel the mean over its entries
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
 * @param playlistId null for a video, and for a channel until it is read
 * @param channel as it was asked for: {@code UC…}, {@code @handle}, {@code c/Name} or {@code
 *     user/Name}
 * @param parentId the playlist or channel this job was made for
 * @param position its place there, from 1
 * @param children how the entries of a playlist or channel are; null until it is read
 * @param details what came to nothing in a playlist or channel
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobView(
    String jobId,
    String kind,
    @Nullable String videoId,
    String status,
    String phase,
    @ApiValue(min = "0", max = "100") int progress,
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
    @Nullable String waitingReason,
    @Nullable String playlistId,
    @Nullable String channel,
    @Nullable String parentId,
    @Nullable Integer position,
    @Nullable Children children,
    @Nullable Details details) {

  /**
   * @param code an {@code ErrorCode}
   * @param message what happened and what to do
   * @param failureClass {@code never}, {@code later}, {@code blocked}, {@code disk_full} or {@code
   *     bug}
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record JobError(
      String code, String message, String failureClass, Map<String, Object> details) {}

  /**
   * The entries of a playlist or channel, by how they are. A video that is listed twice is one job
   * and two entries.
   *
   * @param queued those whose job is still to be made included
   * @param unavailable private, deleted or otherwise out of reach: no job is made for them
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Children(
      long total,
      long queued,
      long downloading,
      long completed,
      long failed,
      long cancelled,
      long unavailable) {}

  /**
   * @param failed in the playlist's order, at most 1000; {@link Children} counts them all
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Details(List<FailedEntry> failed) {}

  /**
   * An entry that is not archived.
   *
   * @param position from 1
   * @param jobId null for what is unavailable
   * @param reason {@code private}, {@code deleted}, {@code unavailable}, {@code failed} or {@code
   *     cancelled}
   * @param code an {@code ErrorCode}
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record FailedEntry(
      int position,
      String videoId,
      @Nullable String title,
      @Nullable String jobId,
      String reason,
      String code,
      String message) {}
}
