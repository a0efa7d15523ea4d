package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.ytarchive.common.api.ApiValue;

/**
 * A wish to archive a video, a playlist or a channel ({@code ytarchive.md}, "Create Download Job").
 *
 * @param videoId YouTube's 11 characters; or give {@code url}, or {@code playlistId}
 * @param url any usual address of a video, a playlist or a channel; a video that is watched in a
 *     playlist is the video
 * @param quality {@code best} (default), {@code worst}, {@code audio} or a height such as {@code
 *     720p}
 * @param outputPath a folder under {@code /downloads}; default that folder itself
 * @param metadataRequested whether to ask for metadata before the download; default true
 * @param audio keep only the sound
 * @param maxAttempts 1..20, default 5
 * @param subtitles exact language codes to keep beside the video, such as {@code de} or {@code
 *     en-orig}; {@code default} stands for {@code en} and {@code en-orig}; none or empty: none
 * @param priority -10..10, default 0; a higher one is started first
 * @param notBefore not started before this instant; in the past it is now, at most a year ahead
 * @param playlistId such as {@code PL…}: every video of that playlist
 * @param force true archives anew what is archived or under way already
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewJob(
    @Nullable String videoId,
    @Nullable String url,
    @Nullable String quality,
    @Nullable String outputPath,
    @Nullable Boolean metadataRequested,
    @Nullable Boolean audio,
    @ApiValue(min = "1", max = "20") @Nullable Integer maxAttempts,
    @ApiValue(max = "20") @Nullable List<String> subtitles,
    @ApiValue(min = "-10", max = "10") @Nullable Integer priority,
    @Nullable Instant notBefore,
    @Nullable String playlistId,
    @Nullable Boolean force) {

  /** A wish without the rarer details. */
  public NewJob(
      @Nullable String videoId,
      @Nullable String url,
      @Nullable String quality,
      @Nullable String outputPath,
      @Nullable Boolean metadataRequested,
      @Nullable Boolean audio,
      @Nullable Integer maxAttempts) {
    this(
        videoId,
        url,
        quality,
        outputPath,
        metadataRequested,
        audio,
        maxAttempts,
        null,
        null,
        null,
        null,
        null);
  }
}
