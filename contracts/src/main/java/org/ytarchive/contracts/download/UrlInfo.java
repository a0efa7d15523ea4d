package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import org.ytarchive.contracts.video.PlaylistInfo;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * What a YouTube address leads to.
 *
 * @param kind {@code video}, {@code playlist} or {@code channel}
 * @param video of a video
 * @param playlist of a playlist, or of a channel's uploads
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record UrlInfo(String kind, @Nullable VideoInfo video, @Nullable PlaylistInfo playlist) {
  public static final String VIDEO = "video";
  public static final String PLAYLIST = "playlist";
  public static final String CHANNEL = "channel";
}
