package org.ytarchive.metadata.playlist;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import org.ytarchive.contracts.video.Channel;

/**
 * A list without its entries.
 *
 * @param playlistId for a channel that of its uploads
 * @param videoCount as YouTube counts; null when it does not say
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlaylistHead(
    String playlistId,
    @Nullable String title,
    @Nullable String description,
    @Nullable Channel channel,
    @Nullable Long videoCount) {}
