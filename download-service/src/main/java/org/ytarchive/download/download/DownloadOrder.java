package org.ytarchive.download.download;

import java.util.List;
import java.util.Optional;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;

/**
 * What is to be fetched, checked.
 *
 * @param formatSelection in our subset of yt-dlp's grammar; wins over {@code quality}
 * @param extractAudio keep only the sound
 * @param strict exactly the asked height, or {@code QUALITY_NOT_AVAILABLE}
 * @param subtitles exact language codes; of a transcript those that will do, the best first
 * @param format what the file shall be in the end; empty: what YouTube has, as mp4 where that works
 * @param autoCaptions whether a transcript may come from what YouTube heard by itself
 */
public record DownloadOrder(
    VideoId videoId,
    Quality quality,
    Optional<String> formatSelection,
    boolean extractAudio,
    boolean strict,
    List<String> subtitles,
    Optional<OutputFormat> format,
    boolean autoCaptions) {

  public DownloadOrder {
    subtitles = List.copyOf(subtitles);
  }

  /** In whatever format. */
  public DownloadOrder(
      VideoId videoId,
      Quality quality,
      Optional<String> formatSelection,
      boolean extractAudio,
      boolean strict,
      List<String> subtitles) {
    this(
        videoId, quality, formatSelection, extractAudio, strict, subtitles, Optional.empty(), true);
  }

  /** What is said, and neither picture nor sound. */
  public boolean isTranscript() {
    return format.filter(f -> f.media() == OutputFormat.Media.TRANSCRIPT).isPresent();
  }

  /** The sound alone. */
  public boolean isSound() {
    return extractAudio
        || quality instanceof Quality.Audio
        || format.filter(f -> f.media() == OutputFormat.Media.AUDIO).isPresent();
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
