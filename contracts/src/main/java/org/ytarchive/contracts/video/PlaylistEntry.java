package org.ytarchive.contracts.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * One place in a playlist.
 *
 * @param duration seconds; null when the list does not say
 * @param position from 1
 * @param available whether it can be watched, as far as the list says
 * @param unavailableReason {@code private}, {@code deleted} or {@code unavailable}; null when it is
 *     available
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlaylistEntry(
    String videoId,
    @Nullable String title,
    @Nullable Long duration,
    int position,
    boolean available,
    @Nullable String unavailableReason) {}
