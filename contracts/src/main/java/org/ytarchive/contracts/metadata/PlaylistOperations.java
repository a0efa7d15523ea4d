package org.ytarchive.contracts.metadata;

import static org.ytarchive.common.ErrorCode.API_QUOTA_EXCEEDED;
import static org.ytarchive.common.ErrorCode.COORDINATION_ERROR;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_TIMEOUT;
import static org.ytarchive.common.ErrorCode.PLAYLIST_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.YOUTUBE_API_ERROR;
import static org.ytarchive.common.ErrorCode.YTDLP_ERROR;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;

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
  @ApiCall(
      id = "getPlaylistMetadata",
      errors = {
        PLAYLIST_NOT_FOUND,
        API_QUOTA_EXCEEDED,
        YOUTUBE_API_ERROR,
        YTDLP_ERROR,
        DOWNLOAD_TIMEOUT,
        COORDINATION_ERROR
      })
  @Get("/metadata/playlist/{playlistId}")
  Envelope<PlaylistMetadata> playlist(
      @PathVariable String playlistId,
      @QueryValue(value = "include_videos", defaultValue = "false") boolean includeVideos,
      @ApiValue(min = "1", max = "20000") @QueryValue(value = "limit", defaultValue = "50")
          int limit);

  /**
   * A channel with its uploads, newest first.
   *
   * @param channel {@code UC…} or {@code @handle}
   */
  @ApiCall(
      id = "getChannelMetadata",
      errors = {
        PLAYLIST_NOT_FOUND,
        API_QUOTA_EXCEEDED,
        YOUTUBE_API_ERROR,
        YTDLP_ERROR,
        DOWNLOAD_TIMEOUT,
        COORDINATION_ERROR
      })
  @Get("/metadata/channel/{channel}")
  Envelope<PlaylistMetadata> channel(
      @PathVariable String channel,
      @QueryValue(value = "include_videos", defaultValue = "false") boolean includeVideos,
      @ApiValue(min = "1", max = "20000") @QueryValue(value = "limit", defaultValue = "50")
          int limit);
}
