package org.ytarchive.storage.file;

import java.util.Locale;

/** What a stored file is for. */
public enum FileKind {
  VIDEO,
  AUDIO,
  METADATA,
  THUMBNAIL,
  SUBTITLES,
  /** A better looking video made of one. */
  ENHANCED,
  /** A JSON document that was worked out of a video. */
  EXTRACTED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FileKind of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** Whether it is the video itself, for a player to play. */
  public boolean isMedia() {
    return this == VIDEO || this == AUDIO;
  }
}
