package org.ytarchive.contracts.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * A playlist, or a channel's uploads, with its entries in order.
 *
 * @param playlistId YouTube's; of a channel's uploads {@code UU} and the rest of the channel's id
 * @param videoCount how many entries the list has; null when YouTube does not say
 * @param entries the first ones, as many as were asked for
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlaylistInfo(
    String playlistId,
    @Nullable String title,
    @Nullable String description,
    @Nullable Channel channel,
    @Nullable Long videoCount,
    List<PlaylistEntry> entries) {}
