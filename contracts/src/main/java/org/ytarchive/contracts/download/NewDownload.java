package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.api.ApiValue;

/**
 * A wish for one video ({@code ytarchive.md}, "Download Video").
 *
 * @param quality {@code best}, {@code worst}, {@code audio} or a height such as {@code 720p};
 *     default {@code best}
 * @param outputPath a folder under {@code /downloads}; default that folder itself
 * @param jobId the caller's own name for this work; together with {@code attempt} it makes the call
 *     repeatable
 * @param attempt 1 or more: the same attempt answers the first download, a higher one replaces it
 *     and goes on with its bytes
 * @param formatSelection a subset of yt-dlp's format grammar; wins over {@code quality}
 * @param extractAudio keep only the sound
 * @param qualityStrict fail with {@code QUALITY_NOT_AVAILABLE} instead of taking a lower height
 * @param subtitles languages whose subtitles are kept beside the video: exact codes such as {@code
 *     en}, {@code en-orig} or {@code pt-BR}; {@code default} stands for {@code en} and {@code
 *     en-orig}; none or empty: none
 * @param priority -10..10, default 0; of what waits, the higher is started first
 * @param outputFormat {@code mp4}, {@code mkv}, {@code webm}; of sound alone {@code m4a}, {@code
 *     mp3}, {@code opus}, {@code ogg}, {@code flac}, {@code wav}; of what is said, without the
 *     video, {@code vtt}, {@code srt}, {@code txt}; default: mp4 where that needs no conversion
 * @param autoCaptions whether what YouTube made by itself is good enough for what is said; default
 *     true
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewDownload(
    @Nullable String videoId,
    @Nullable String quality,
    @Nullable String outputPath,
    @Nullable String jobId,
    @ApiValue(min = "1") @Nullable Integer attempt,
    @Nullable String formatSelection,
    @Nullable Boolean extractAudio,
    @Nullable Boolean qualityStrict,
    @ApiValue(max = "20") @Nullable List<String> subtitles,
    @ApiValue(min = "-10", max = "10") @Nullable Integer priority,
    @Nullable String outputFormat,
    @Nullable Boolean autoCaptions) {

  /** A wish that is as urgent as most. */
  public NewDownload(
      @Nullable String videoId,
      @Nullable String quality,
      @Nullable String outputPath,
      @Nullable String jobId,
      @Nullable Integer attempt,
      @Nullable String formatSelection,
      @Nullable Boolean extractAudio,
      @Nullable Boolean qualityStrict,
      @Nullable List<String> subtitles) {
    this(
        videoId,
        quality,
        outputPath,
        jobId,
        attempt,
        formatSelection,
        extractAudio,
        qualityStrict,
        subtitles,
        null,
        null,
        null);
  }
}
