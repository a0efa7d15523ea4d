package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * A file kept beside a video, under the same name with another ending.
 *
 * @param kind {@link #METADATA} (what yt-dlp knew about the video), {@link #THUMBNAIL} or {@link
 *     #SUBTITLES}
 * @param path virtual, {@code /downloads/...}
 * @param size bytes
 * @param sha256 64 hexadecimal digits, lower case
 * @param language the code that was asked for; subtitles alone have one
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CompanionFile(
    String kind, String path, long size, String sha256, @Nullable String language) {
  public static final String METADATA = "metadata";
  public static final String THUMBNAIL = "thumbnail";
  public static final String SUBTITLES = "subtitles";
}
