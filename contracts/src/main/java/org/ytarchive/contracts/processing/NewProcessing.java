package org.ytarchive.contracts.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import org.ytarchive.common.api.ApiValue;

/**
 * A wish to have something made of a stored video.
 *
 * @param jobId the caller's own name for this work; together with {@code attempt} it makes the call
 *     repeatable
 * @param attempt 1 or more, default 1: the same attempt answers the first processing, a higher one
 *     replaces it
 * @param process {@code enhancement} or {@code extraction}
 * @param fileId what the results are named after: 1..64 of {@code A-Z a-z 0-9 _ -}
 * @param sourcePath the video: virtual ({@code /downloads/...}), inside one of the storage roots
 * @param filename what the sender called the video; shown in the metadata, never a path
 * @param adjustments for an enhancement; null: all defaults
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewProcessing(
    @Nullable String jobId,
    @ApiValue(min = "1") @Nullable Integer attempt,
    @Nullable String process,
    @ApiValue(pattern = "^[A-Za-z0-9_-]{1,64}$") @Nullable String fileId,
    @Nullable String sourcePath,
    @Nullable String filename,
    @Nullable Adjustments adjustments) {}
