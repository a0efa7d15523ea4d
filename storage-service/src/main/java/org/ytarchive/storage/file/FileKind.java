package org.ytarchive.storage.file;

import java.util.Locale;

/** What a stored file is for. */
public enum FileKind {
  VIDEO,
  AUDIO,
  METADATA,
  THUMBNAIL,
  SUBTITLES;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FileKind of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** Whether a player can play it. */
  public boolean isMedia() {
    return this == VIDEO || this == AUDIO;
  }
}
