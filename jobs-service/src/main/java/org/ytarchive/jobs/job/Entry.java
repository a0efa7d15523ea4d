package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.util.Locale;
import org.ytarchive.common.VideoId;

/**
 * A line of a playlist or of a channel's uploads.
 *
 * @param position from 1
 * @param unavailable why there is nothing to download; null when there is
 */
public record Entry(
    int position, VideoId video, @Nullable String title, @Nullable Reason unavailable) {

  /** Why an entry is out of reach. */
  public enum Reason {
    PRIVATE,
    DELETED,
    UNAVAILABLE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What another service calls it; a word of tomorrow is simply unavailable. */
    public static Reason of(@Nullable String word) {
      return word == null
          ? UNAVAILABLE
          : switch (word) {
            case "private" -> PRIVATE;
            case "deleted" -> DELETED;
            default -> UNAVAILABLE;
          };
    }
  }
}
