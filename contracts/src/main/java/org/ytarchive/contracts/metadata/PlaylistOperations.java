package org.ytarchive.contracts.metadata;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import org.ytarchive.common.Envelope;

/** The metadata service on the wire, where it lists videos. */
public interface PlaylistOperations {
  /** The longest list that is read; YouTube's own lists are not reliable beyond. */
  int MAX_LIMIT = 20_000;

  /**
   * A playlist with its videos.
   *
   * @param includeVideos true adds the full metadata of every available video
   * @param limit how many videos to list at most, 1..{@link #MAX_LIMIT}
   */
  @Get("/metadata/playlist/{playlistId}")
  Envelope<PlaylistMetadata> playlist(
      @PathVariable String playlistId,
      @QueryValue(value = "include_videos", defaultValue = "false") boolean includeVideos,
      @QueryValue(value = "limit", defaultValue = "50") int limit);

  /**
   * A channel with its uploads, newest first.
   *
   * @param channel {@code UC…} or {@code @handle}
   */
  @Get("/metadata/channel/{channel}")
  Envelope<PlaylistMetadata> channel(
      @PathVariable String channel,
      @QueryValue(value = "include_videos", defaultValue = "false") boolean includeVideos,
      @QueryValue(value = "limit", defaultValue = "50") int limit);
}
