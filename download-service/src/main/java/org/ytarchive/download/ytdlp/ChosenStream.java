package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * One of the streams yt-dlp has chosen.
 *
 * @param size bytes, exact or estimated; null when YouTube does not say
 * @param lines the shorter side of the picture; null without one
 * @param note YouTube's own word, such as {@code 720p60}
 */
record ChosenStream(
    String formatId,
    @Nullable String ext,
    @Nullable Long size,
    @Nullable Integer lines,
    @Nullable String note) {

  /** Whether people would call it so many lines; a wide picture has fewer than its name says. */
  boolean isCalled(int height) {
    return lines != null && lines == height
        || Optional.ofNullable(note).filter(n -> n.startsWith(height + "p")).isPresent();
  }
}
