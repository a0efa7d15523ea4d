package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.Statistics;

/**
 * What YouTube says about a video ({@code ytarchive.md}, "Get Video Metadata").
 *
 * @param duration seconds, null for what is live
 * @param formats empty when not asked for, or with {@code formatsError} when yt-dlp failed
 * @param source {@code api} or {@code yt-dlp}
 * @param cached whether this answer came from the cache
 * @param stale whether it is older than the cache allows, because nothing newer could be had
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record VideoMetadata(
    String videoId,
    @Nullable String title,
    @Nullable String description,
    @Nullable Long duration,
    @Nullable Instant publishedAt,
    @Nullable Channel channel,
    @Nullable Statistics statistics,
    Map<String, String> thumbnails,
    List<Format> formats,
    @Nullable String formatsError,
    @Nullable String liveStatus,
    String source,
    boolean cached,
    @Nullable Instant cacheExpiresAt,
    boolean stale) {}
