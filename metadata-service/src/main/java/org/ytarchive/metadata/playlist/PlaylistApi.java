package org.ytarchive.metadata.playlist;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import org.ytarchive.metadata.video.Spending;

/**
 * The YouTube Data API, as far as lists need it. Each call costs one unit of quota and is counted
 * in its {@link Spending}. Every call may throw {@link
 * org.ytarchive.metadata.video.YouTubeApiException}.
 */
public interface PlaylistApi {
  /** Empty when YouTube knows no such playlist. */
  Optional<PlaylistHead> playlist(String id, Spending spending);

  /** A channel's uploads; empty when YouTube knows no such channel. */
  Optional<PlaylistHead> channel(String id, Spending spending);

  /** The same by its handle, {@code @…}. */
  Optional<PlaylistHead> channelOf(String handle, Spending spending);

  /**
   * Up to fifty entries.
   *
   * @param token from the page before; null: the first page
   */
  Page page(String playlistId, @Nullable String token, Spending spending);

  /**
   * @param next what to ask for the next page with; null: there is none
   */
  record Page(List<Entry> entries, @Nullable String next) {}
}
