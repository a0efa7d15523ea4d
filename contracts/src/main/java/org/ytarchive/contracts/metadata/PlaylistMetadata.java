package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.ytarchive.contracts.video.Channel;

/**
 * What YouTube says about a playlist, or about a channel's uploads ({@code ytarchive.md}, "Get
 * Playlist Metadata").
 *
 * @param playlistId for a channel that of its uploads, {@code UU…}
 * @param title the channel's name for a channel
 * @param videoCount as YouTube counts, which may be more than it lists; null when it does not say
 * @param videos in the playlist's order, unavailable ones included, at most as many as asked for
 * @param hasMore whether the playlist goes on after these
 * @param source {@code api} or {@code yt-dlp}
 * @param cached whether nobody was asked for this answer
 * @param stale whether it is older than the cache allows, because nothing newer could be had
 * @param apiCallsUsed calls of the YouTube Data API made for this answer
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record PlaylistMetadata(
    String playlistId,
    @Nullable String title,
    @Nullable String description,
    @Nullable Channel channel,
    @Nullable Long videoCount,
    List<PlaylistVideo> videos,
    boolean hasMore,
    String source,
    boolean cached,
    @Nullable Instant cacheExpiresAt,
    boolean stale,
    int apiCallsUsed) {}
