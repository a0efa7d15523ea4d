package org.ytarchive.contracts.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;

/**
 * A processing as its callers see it.
 *
 * @param phase {@code queued}, {@code probe}, {@code work}, {@code verify} or {@code done}
 * @param progress 0..100, never backwards within an attempt
 * @param adjustments as they are applied, every one of them; null for an extraction
 * @param file there once completed: {@code /downloads/processed_videos/enhanced_{file_id}.{ext}} or
 *     {@code /downloads/processed_videos/metadata/{file_id}_metadata.json}, with size and SHA-256
 * @param error there once failed
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ProcessingView(
    String processingId,
    String jobId,
    int attempt,
    ProcessKind process,
    String fileId,
    ProcessingStatus status,
    String phase,
    @ApiValue(min = "0", max = "100") int progress,
    @Nullable Adjustments adjustments,
    @Nullable DownloadedFile file,
    @Nullable Failure error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt) {}
