package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * A file that was wanted beside a video and is not there. The video is complete all the same.
 *
 * @param kind as in {@link CompanionFile}
 * @param language of missing subtitles
 * @param reason {@link #NOT_OFFERED} (the video has none such) or {@link #FAILED} (there is one, it
 *     could not be had)
 * @param message what happened, in words
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record MissingCompanion(
    String kind, @Nullable String language, String reason, String message) {
  public static final String NOT_OFFERED = "not_offered";
  public static final String FAILED = "failed";
}
