package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * An entry of a playlist ({@code ytarchive.md}, "Get Playlist Metadata"). A video may be in a
 * playlist more than once.
 *
 * @param title as YouTube shows it: a placeholder for what is not available
 * @param position 1 for the first
 * @param available false for what nobody can watch
 * @param unavailableReason {@code private}, {@code deleted} or {@code unavailable}
 * @param metadata only when asked for, and only of what is available
 * @param metadataError the code of the error that stands where the metadata was asked for
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlaylistVideo(
    String videoId,
    @Nullable String title,
    int position,
    boolean available,
    @Nullable String unavailableReason,
    @Nullable VideoMetadata metadata,
    @Nullable String metadataError) {}
