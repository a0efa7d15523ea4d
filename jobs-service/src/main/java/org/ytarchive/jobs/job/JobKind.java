package org.ytarchive.jobs.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Wanted;

/** What kind of work a job is. */
public enum JobKind {
  /** One video. */
  DOWNLOAD,
  /** A parent whose children are a playlist's videos. */
  PLAYLIST,
  /** A parent whose children are a channel's uploads. */
  CHANNEL;

  static JobKind of(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Video video -> DOWNLOAD;
      case Wanted.Playlist playlist -> PLAYLIST;
      case Wanted.Channel channel -> CHANNEL;
    };
  }

  /** Whether its work is that of its children. */
  public boolean isParent() {
    return this != DOWNLOAD;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws {@code INVALID_PARAMETER} naming {@code kind}. */
  public static JobKind parse(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> ArchiveException.invalid("kind", "kind is one of " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(JobKind::wireName).collect(Collectors.joining(", "));
  }
}
