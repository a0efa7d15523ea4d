package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Collection;
import org.ytarchive.client.model.BatchMetadata;
import org.ytarchive.client.model.ClearedCache;
import org.ytarchive.client.model.PlaylistMetadata;
import org.ytarchive.client.model.QuotaView;
import org.ytarchive.client.model.VideoMetadata;

/** The metadata service: what YouTube says. */
public final class MetadataClient extends ServiceClient {
  private final AsyncMetadataClient async;

  MetadataClient(AsyncMetadataClient async) {
    super(async);
    this.async = async;
  }

  /** The same without waiting. */
  public AsyncMetadataClient async() {
    return async;
  }

  /**
   * What YouTube says about a video, with its formats.
   *
   * @throws NotFoundException if it is gone, private, or never was
   * @throws RateLimitedException with {@code API_QUOTA_EXCEEDED} if YouTube may not be asked today
   */
  public VideoMetadata getVideoMetadata(String videoId) {
    return Futures.await(async.getVideoMetadata(videoId));
  }

  /**
   * The same.
   *
   * @param formats false saves the extraction that formats need
   */
  public VideoMetadata getVideoMetadata(String videoId, boolean formats) {
    return Futures.await(async.getVideoMetadata(videoId, formats));
  }

  /**
   * The same of up to 1000 videos; those that cannot be had are among the failed of the answer.
   *
   * @param formats true costs an extraction for each of them
   */
  public BatchMetadata getBatchMetadata(Collection<String> videoIds, boolean formats) {
    return Futures.await(async.getBatchMetadata(videoIds, formats));
  }

  /**
   * A playlist with its videos in order.
   *
   * @param videos true adds the whole metadata of each of them
   * @param limit how many videos at most, 1 to 20000
   * @throws NotFoundException if there is no such playlist
   */
  public PlaylistMetadata getPlaylistMetadata(String playlistId, boolean videos, int limit) {
    return Futures.await(async.getPlaylistMetadata(playlistId, videos, limit));
  }

  /**
   * A channel with its uploads, newest first.
   *
   * @param channel {@code UC…} or {@code @handle}
   * @param videos true adds the whole metadata of each of them
   * @param limit how many videos at most, 1 to 20000
   * @throws NotFoundException if there is no such channel
   */
  public PlaylistMetadata getChannelMetadata(String channel, boolean videos, int limit) {
    return Futures.await(async.getChannelMetadata(channel, videos, limit));
  }

  /**
   * Forgets what is known.
   *
   * @param videoId null: of every video, playlist and channel
   * @param expiredOnly only what has expired
   */
  public ClearedCache clearCache(@Nullable String videoId, boolean expiredOnly) {
    return Futures.await(async.clearCache(videoId, expiredOnly));
  }

  /** What may still be asked of the YouTube Data API today. */
  public QuotaView getQuota() {
    return Futures.await(async.getQuota());
  }
}
