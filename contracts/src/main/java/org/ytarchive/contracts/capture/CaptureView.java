package org.ytarchive.contracts.capture;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;

/**
 * A capture as its callers see it.
 *
 * @param captureId the job's id
 * @param phase {@code queued}, {@code connect}, {@code record}, {@code finalise}, {@code verify} or
 *     {@code done}
 * @param progress 0..100 over all phases, never backwards within an attempt
 * @param recordedMillis what all segments hold together
 * @param bytes the same in bytes
 * @param testPattern nothing was recorded but a picture of our own making
 * @param gaps in order; what the source gave between them is all there
 * @param segments how many pieces it was recorded in, all attempts together
 * @param file there once completed
 * @param companions what is kept beside the file: its thumbnail; there once completed, never null
 * @param failure there once failed
 * @param log what happened, a line each, with its time; the latest hundred
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CaptureView(
    String captureId,
    String jobId,
    int attempt,
    CaptureStatus status,
    String phase,
    @ApiValue(min = "0", max = "100") int progress,
    long recordedMillis,
    long bytes,
    boolean testPattern,
    List<CaptureGap> gaps,
    int segments,
    @Nullable DownloadedFile file,
    List<CompanionFile> companions,
    @Nullable Failure failure,
    List<String> log,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt) {}
