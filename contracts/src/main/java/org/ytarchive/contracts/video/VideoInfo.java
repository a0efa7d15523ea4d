package org.ytarchive.contracts.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one extraction by yt-dlp says about a video.
 *
 * @param duration seconds, null for what is live
 * @param liveStatus {@code not_live}, {@code is_live}, {@code is_upcoming}, {@code was_live}
 * @param formats empty when formats were not asked for
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record VideoInfo(
    String videoId,
    @Nullable String title,
    @Nullable String description,
    @Nullable Long duration,
    @Nullable Instant publishedAt,
    @Nullable Channel channel,
    @Nullable Statistics statistics,
    Map<String, String> thumbnails,
    @Nullable String liveStatus,
    List<Format> formats) {}
