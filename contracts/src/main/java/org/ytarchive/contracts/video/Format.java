package org.ytarchive.contracts.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * One encoding YouTube offers ({@code ytarchive.md}, "Get Video Metadata").
 *
 * @param quality {@code 720p} and the like, or {@code audio}
 * @param container {@code mp4}, {@code webm}, ...
 * @param filesize bytes, null when YouTube does not say
 * @param fps frames per second
 * @param bitrate thousand bits per second
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Format(
    String formatId,
    @Nullable String quality,
    @Nullable String container,
    @Nullable Long filesize,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Double fps,
    @Nullable String videoCodec,
    @Nullable String audioCodec,
    @Nullable Double bitrate) {}
