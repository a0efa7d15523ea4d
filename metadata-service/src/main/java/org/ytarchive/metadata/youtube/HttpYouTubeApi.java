package org.ytarchive.metadata.youtube;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApi;

/** The YouTube Data API v3 over HTTP. */
@Singleton
class HttpYouTubeApi implements YouTubeApi {
  private static final String VIDEOS =
      "/videos?part=snippet,contentDetails,statistics,status,liveStreamingDetails";

  /** Left alone, this list would end after five. */
  private static final String CHANNELS =
      "/channels?part=snippet,statistics,contentDetails&maxResults=50";

  private final ApiCalls calls;

  HttpYouTubeApi(ApiCalls calls) {
    this.calls = calls;
  }

  @Override
  public Map<VideoId, VideoInfo> videos(Collection<VideoId> ids, Spending spending) {
    var videos = new LinkedHashMap<VideoId, VideoInfo>();
    calls
        .list(VIDEOS, ids.stream().map(VideoId::value).toList(), spending)
        .forEach((id, item) -> videos.put(new VideoId(id), VideoReader.video(id, item)));
    return videos;
  }

  @Override
  public Map<String, Channel> channels(Collection<String> ids, Spending spending) {
    var channels = new LinkedHashMap<String, Channel>();
    calls
        .list(CHANNELS, ids, spending)
        .forEach((id, item) -> channels.put(id, VideoReader.channel(id, item)));
    return channels;
  }
}
