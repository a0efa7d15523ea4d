package org.ytarchive.metadata.testing;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApi;
import org.ytarchive.metadata.video.YouTubeApiException;

/** An API that knows what it was told, and fails when it is told. */
public final class ScriptedApi implements YouTubeApi {
  private final Map<VideoId, VideoInfo> videos = new ConcurrentHashMap<>();
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile @Nullable ApiFault videosFault;
  private volatile @Nullable ApiFault channelsFault;

  public void has(VideoInfo video) {
    videos.put(new VideoId(video.videoId()), video);
  }

  public void has(Channel channel) {
    channels.put(String.valueOf(channel.id()), channel);
  }

  public void forgets(VideoId id) {
    videos.remove(id);
  }

  /** Null: it works again. */
  public void videosFail(@Nullable ApiFault fault) {
    videosFault = fault;
  }

  public void channelsFail(@Nullable ApiFault fault) {
    channelsFault = fault;
  }

  /** {@code videos dQw4w9WgXcQ} and the like. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Map<VideoId, VideoInfo> videos(Collection<VideoId> ids, Spending spending) {
    pay(videosFault, spending);
    calls.add("videos " + String.join(",", ids.stream().map(VideoId::value).toList()));
    return known(ids, videos, videosFault);
  }

  @Override
  public Map<String, Channel> channels(Collection<String> ids, Spending spending) {
    pay(channelsFault, spending);
    calls.add("channels " + String.join(",", ids));
    return known(ids, channels, channelsFault);
  }

  /** Without a key there is nothing to pay with. */
  private static void pay(@Nullable ApiFault fault, Spending spending) {
    if (!ApiFault.NO_KEY.equals(fault)) {
      spending.add();
    }
  }

  private static <K, V> Map<K, V> known(
      Collection<K> ids, Map<K, V> all, @Nullable ApiFault fault) {
    if (fault != null) {
      throw new YouTubeApiException(fault);
    }
    var found = new HashMap<>(all);
    found.keySet().retainAll(ids);
    return found;
  }
}
