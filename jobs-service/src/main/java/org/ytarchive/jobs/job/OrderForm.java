package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.common.Quality;
import org.ytarchive.common.SubtitleLanguages;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.VideoUrl;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.jobs.NewJob;

/** Reads what a caller asked for, and refuses what cannot be meant. */
final class OrderForm {
  private static final int DEFAULT_ATTEMPTS = 5;
  private static final int MAX_ATTEMPTS = 20;
  private static final int MAX_PATH = 500;
  private static final String ROOT = "/downloads";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\\\]");

  private OrderForm() {}

  /**
   * Throws {@code INVALID_VIDEO_ID}, or {@code INVALID_PARAMETER} for nothing or two different
   * things.
   */
  static Wanted wanted(NewJob asked) {
    var named = new LinkedHashMap<String, Wanted>();
    if (asked.videoId() != null) {
      named.put("video_id", new Wanted.Video(new VideoId(asked.videoId())));
    }
    if (asked.playlistId() != null) {
      named.put("playlist_id", new Wanted.Playlist(new PlaylistId(asked.playlistId())));
    }
    if (asked.url() != null) {
      named.put("url", VideoUrl.wanted(asked.url()));
    }
    return theOnly(named);
  }

  private static Wanted theOnly(SequencedMap<String, Wanted> named) {
    if (named.isEmpty()) {
      throw ArchiveException.invalid("video_id", "give video_id, playlist_id or url");
    }
    if (named.values().stream().distinct().count() > 1) {
      throw ArchiveException.invalid(
          named.lastEntry().getKey(),
          String.join(" and ", named.keySet()) + " name different things; give one");
    }
    return named.firstEntry().getValue();
  }

  /** Throws {@code INVALID_PARAMETER} naming the one that is wrong. */
  static JobOptions options(NewJob asked, Instant now) {
    var quality = Quality.parse(asked.quality() == null ? "best" : asked.quality());
    return new JobOptions(
        quality.toString(),
        Boolean.TRUE.equals(asked.audio()) || quality instanceof Quality.Audio,
        path(asked.outputPath()),
        !Boolean.FALSE.equals(asked.metadataRequested()),
        attempts(asked.maxAttempts()),
        SubtitleLanguages.parse(asked.subtitles()),
        Schedule.priority(asked.priority()),
        Schedule.notBefore(asked.notBefore(), now),
        Boolean.TRUE.equals(asked.force()));
  }

  private static int attempts(@Nullable Integer asked) {
    int attempts = asked == null ? DEFAULT_ATTEMPTS : asked;
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw ArchiveException.invalid("max_attempts", "max_attempts must be 1.." + MAX_ATTEMPTS);
    }
    return attempts;
  }

  /** The form only; Download resolves it inside its folder and has the last word. */
  @Nullable
  private static String path(@Nullable String asked) {
    if (asked != null && !isFolder(asked)) {
      throw ArchiveException.invalid(
          "output_path", "output_path is /downloads, a folder under it, or a relative folder");
    }
    return asked;
  }

  private static boolean isFolder(String path) {
    boolean ours = !path.startsWith("/") || path.equals(ROOT) || path.startsWith(ROOT + "/");
    return ours
        && !path.isBlank()
        && path.length() <= MAX_PATH
        && !CONTROL.matcher(path).find()
        && Arrays.stream(path.split("/", -1)).noneMatch(part -> part.equals(".."));
  }
}
