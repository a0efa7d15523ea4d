package org.ytarchive.storage.video;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param total how many there are in all
 * @param totalIsExact else it is estimated
 * @param nextCursor where the next page begins; empty at the end
 */
public record VideoPage(
    List<VideoSummary> videos, long total, boolean totalIsExact, Optional<String> nextCursor) {

  public VideoPage {
    videos = List.copyOf(videos);
  }

  public boolean hasMore() {
    return nextCursor.isPresent();
  }
}
