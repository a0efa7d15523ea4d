package org.ytarchive.download.download;

import java.util.Optional;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;

/**
 * What is to be fetched, checked.
 *
 * @param formatSelection in our subset of yt-dlp's grammar; wins over {@code quality}
 * @param extractAudio keep only the sound
 * @param strict exactly the asked height, or {@code QUALITY_NOT_AVAILABLE}
 */
public record DownloadOrder(
    VideoId videoId,
    Quality quality,
    Optional<String> formatSelection,
    boolean extractAudio,
    boolean strict) {}
