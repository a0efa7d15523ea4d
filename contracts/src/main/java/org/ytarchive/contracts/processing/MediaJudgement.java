package org.ytarchive.contracts.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * What ffprobe sees in a stored file.
 *
 * @param video whether it is a video that can be processed
 * @param reason why not; null for a video
 * @param container as ffprobe names the family, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration seconds; null when it is no video
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record MediaJudgement(
    boolean video,
    @Nullable String reason,
    @Nullable String container,
    @Nullable Double duration,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String videoCodec,
    @Nullable String audioCodec) {}
