package org.ytarchive.storage.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The folders an item may have ({@code youtube-downloader-sessions.md}, "Download Structure"). */
public enum LinkFolder {
  AUDIO,
  VIDEO,
  TRANSCRIPTS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<LinkFolder> find(String wireName) {
    return Arrays.stream(values()).filter(f -> f.wireName().equals(wireName)).findFirst();
  }
}
