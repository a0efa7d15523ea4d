package org.ytarchive.contracts.capture;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import org.ytarchive.common.api.ApiValue;

/**
 * A wish to record a live source for a while.
 *
 * @param jobId the caller's own name for this work, and the capture's id: 1 to 100 letters, digits,
 *     {@code _} or {@code -}
 * @param attempt 1 or more: the same attempt answers the first capture, a higher one replaces it
 *     and goes on with what it recorded
 * @param streamUrl {@code rtsp}, {@code rtsps}, {@code http} or {@code https}, at most 2048
 *     characters; {@code device:NAME} for a camera the operator has named; null: a test pattern
 * @param durationSeconds how long to record, from the first picture on
 * @param audio whether sound is kept, if the source has any
 * @param name how the recording is to be called; null: by its id
 * @param outputPath a folder under {@code /downloads}; null: that folder itself
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewCapture(
    @ApiValue(pattern = "^[A-Za-z0-9_-]{1,100}$") String jobId,
    @ApiValue(min = "1") int attempt,
    @Nullable String streamUrl,
    @ApiValue(min = "1") long durationSeconds,
    boolean audio,
    @Nullable String name,
    @Nullable String outputPath) {}
