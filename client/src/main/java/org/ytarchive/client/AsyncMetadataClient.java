package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.client.generated.MetadataApi;
import org.ytarchive.client.model.BatchMetadata;
import org.ytarchive.client.model.BatchMetadataEnvelope;
import org.ytarchive.client.model.ClearedCache;
import org.ytarchive.client.model.ClearedCacheEnvelope;
import org.ytarchive.client.model.NewBatch;
import org.ytarchive.client.model.PlaylistMetadata;
import org.ytarchive.client.model.PlaylistMetadataEnvelope;
import org.ytarchive.client.model.QuotaView;
import org.ytarchive.client.model.QuotaViewEnvelope;
import org.ytarchive.client.model.VideoMetadata;
import org.ytarchive.client.model.VideoMetadataEnvelope;

/**
 * {@link MetadataClient} without waiting. The futures fail with the exceptions that its methods
 * throw.
 */
public final class AsyncMetadataClient extends AsyncServiceClient<MetadataApi> {

  AsyncMetadataClient(Services services) {
    super(new Remote<>(services, () -> services.other(Services.METADATA), MetadataApi::new));
  }

  /** See {@link MetadataClient#getVideoMetadata(String)}. */
  public CompletableFuture<VideoMetadata> getVideoMetadata(String videoId) {
    return getVideoMetadata(videoId, true);
  }

  /** See {@link MetadataClient#getVideoMetadata(String, boolean)}. */
  public CompletableFuture<VideoMetadata> getVideoMetadata(String videoId, boolean formats) {
    return remote.askPatiently(
        api -> api.getVideoMetadata(videoId, formats, true, null), VideoMetadataEnvelope::getData);
  }

  /** See {@link MetadataClient#getBatchMetadata}. */
  public CompletableFuture<BatchMetadata> getBatchMetadata(
      Collection<String> videoIds, boolean formats) {
    var batch = new NewBatch().videoIds(List.copyOf(videoIds)).includeFormats(formats);
    return remote.askPatiently(api -> api.getBatchMetadata(batch), BatchMetadataEnvelope::getData);
  }

  /** See {@link MetadataClient#getPlaylistMetadata}. */
  public CompletableFuture<PlaylistMetadata> getPlaylistMetadata(
      String playlistId, boolean videos, int limit) {
    return remote.askPatiently(
        api -> api.getPlaylistMetadata(playlistId, videos, limit, null),
        PlaylistMetadataEnvelope::getData);
  }

  /** See {@link MetadataClient#getChannelMetadata}. */
  public CompletableFuture<PlaylistMetadata> getChannelMetadata(
      String channel, boolean videos, int limit) {
    return remote.askPatiently(
        api -> api.getChannelMetadata(channel, videos, limit, null),
        PlaylistMetadataEnvelope::getData);
  }

  /** See {@link MetadataClient#clearCache}. */
  public CompletableFuture<ClearedCache> clearCache(@Nullable String videoId, boolean expiredOnly) {
    return remote.ask(api -> api.clearCache(videoId, expiredOnly), ClearedCacheEnvelope::getData);
  }

  /** See {@link MetadataClient#getQuota}. */
  public CompletableFuture<QuotaView> getQuota() {
    return remote.ask(MetadataApi::getQuota, QuotaViewEnvelope::getData);
  }
}
