package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A kept video in a list.
 *
 * @param duration seconds
 * @param fileSize bytes of the best file
 */
public record VideoSummary(
    RecordId id,
    @Nullable String title,
    @Nullable Long duration,
    Instant storedAt,
    @Nullable Long fileSize) {}
