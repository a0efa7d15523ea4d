package org.ytarchive.download.media;

import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * What is in a media file.
 *
 * @param container as ffprobe names the family: {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration seconds; 0 when the file does not say
 * @param width pixels, null without a picture
 * @param videoCodec {@code h264} and the like, null without a picture; a cover image is none
 * @param audioCodec {@code aac} and the like, null without sound
 */
public record Media(
    String container,
    double duration,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String videoCodec,
    @Nullable String audioCodec) {

  public boolean hasVideo() {
    return videoCodec != null;
  }

  public boolean hasAudio() {
    return audioCodec != null;
  }

  /** The lines a person would count, also when the picture stands upright. */
  public Optional<Integer> lines() {
    return width == null || height == null
        ? Optional.empty()
        : Optional.of(Math.min(width, height));
  }
}
