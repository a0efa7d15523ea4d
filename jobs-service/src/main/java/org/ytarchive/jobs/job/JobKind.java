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
  CHANNEL,
  /** What a camera or live stream shows. */
  CAPTURE,
  /** One pass over a stored file. */
  PROCESSING;

  static JobKind of(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Video video -> DOWNLOAD;
      case Wanted.Playlist playlist -> PLAYLIST;
      case Wanted.Channel channel -> CHANNEL;
      case Wanted.Capture capture -> CAPTURE;
      case Wanted.Processing processing -> PROCESSING;
    };
  }

  /** Whether its work is that of its children. */
  public boolean isParent() {
    return switch (this) {
      case PLAYLIST, CHANNEL -> true;
      case DOWNLOAD, CAPTURE, PROCESSING -> false;
    };
  }

  /** Whether its work leads out to YouTube, and so waits while YouTube refuses us. */
  public boolean goesToYouTube() {
    return switch (this) {
      case DOWNLOAD, PLAYLIST, CHANNEL -> true;
      case CAPTURE, PROCESSING -> false;
    };
  }

  /** Where every attempt begins. */
  Phase firstPhase() {
    return switch (this) {
      case DOWNLOAD, PLAYLIST, CHANNEL -> Phase.METADATA;
      case CAPTURE -> Phase.CONNECT;
      case PROCESSING -> Phase.PROCESS;
    };
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
