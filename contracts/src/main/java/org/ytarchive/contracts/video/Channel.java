package org.ytarchive.contracts.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * Who published a video.
 *
 * @param id YouTube's, {@code UC} and 22 characters
 * @param subscriberCount rounded by YouTube; null when hidden or unknown
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Channel(
    @Nullable String id, @Nullable String title, @Nullable Long subscriberCount) {}
