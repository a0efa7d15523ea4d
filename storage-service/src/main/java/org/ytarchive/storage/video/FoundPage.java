package org.ytarchive.storage.video;

import java.util.List;
import java.util.Optional;

/**
 * Part of what a search found.
 *
 * @param total how many there are in all
 * @param totalIsExact else it is estimated, or what was found when the time was up
 * @param nextCursor where the next page begins; empty at the end
 */
public record FoundPage(
    List<Found> videos, long total, boolean totalIsExact, Optional<String> nextCursor) {

  public FoundPage {
    videos = List.copyOf(videos);
  }

  public boolean hasMore() {
    return nextCursor.isPresent();
  }

  /**
   * @param snippet HTML, see {@link org.ytarchive.storage.search.Snippet}
   * @param score how well the names match; 0: only other text does
   */
  public record Found(VideoSummary video, String snippet, double score) {}
}
