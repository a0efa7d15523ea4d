package org.ytarchive.download.download;

import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;

/**
 * What is to be fetched, checked.
 *
 * @param formatSelection in our subset of yt-dlp's grammar; wins over {@code quality}
 * @param extractAudio keep only the sound
 * @param strict exactly the asked height, or {@code QUALITY_NOT_AVAILABLE}
 * @param subtitles exact language codes
 */
public record DownloadOrder(
    VideoId videoId,
    Quality quality,
    Optional<String> formatSelection,
    boolean extractAudio,
    boolean strict,
    List<String> subtitles) {

  public DownloadOrder {
    subtitles = List.copyOf(subtitles);
  }

  /** Without subtitles. */
  public DownloadOrder(
      VideoId videoId,
      Quality quality,
      Optional<String> formatSelection,
      boolean extractAudio,
      boolean strict) {
    this(videoId, quality, formatSelection, extractAudio, strict, List.of());
  }
}
