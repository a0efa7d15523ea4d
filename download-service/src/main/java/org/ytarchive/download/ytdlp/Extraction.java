package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * What one extraction found out.
 *
 * @param streams what will be downloaded; more than one is merged
 * @param live whether it is being broadcast now
 * @param wholeSize yt-dlp's own estimate for everything, when streams do not say
 */
record Extraction(
    VideoInfo info, List<ChosenStream> streams, boolean live, @Nullable Long wholeSize) {

  /** Bytes of all streams; null when YouTube does not say. */
  @Nullable
  Long estimatedSize() {
    if (streams.isEmpty() || streams.stream().anyMatch(s -> s.size() == null)) {
      return wholeSize;
    }
    return streams.stream()
        .map(ChosenStream::size)
        .filter(Objects::nonNull)
        .mapToLong(s -> s)
        .sum();
  }
}
