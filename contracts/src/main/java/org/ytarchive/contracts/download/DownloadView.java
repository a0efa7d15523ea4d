package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * A download as its callers see it ({@code ytarchive.md}, "Get Download Status").
 *
 * @param phase {@code queued}, {@code download}, {@code merge}, {@code verify} or {@code done}
 * @param progress 0..100 over all streams, never backwards within an attempt
 * @param estimatedSize bytes; null until yt-dlp has said
 * @param speed such as {@code 1.2MB/s}; null when nothing runs
 * @param speedBytes the same as bytes per second
 * @param eta {@code mm:ss} or {@code h:mm:ss}
 * @param outputPath virtual; null until the final name is known
 * @param file there once completed; of one that ended otherwise, what it had a place for already,
 *     and may have put there
 * @param metadata what the download's own extraction said; there once known
 * @param error there once failed
 * @param companions what is kept beside the file; there once the file is, never null
 * @param missingCompanions what was wanted beside the file and is not there; never null
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DownloadView(
    String downloadId,
    String videoId,
    @Nullable String jobId,
    int attempt,
    DownloadStatus status,
    String phase,
    @ApiValue(min = "0", max = "100") int progress,
    long downloadedBytes,
    @Nullable Long totalBytes,
    @Nullable Long estimatedSize,
    @Nullable String speed,
    @Nullable Long speedBytes,
    @Nullable String eta,
    @Nullable String outputPath,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable DownloadedFile file,
    @Nullable VideoInfo metadata,
    @Nullable Failure error,
    List<CompanionFile> companions,
    List<MissingCompanion> missingCompanions) {}
