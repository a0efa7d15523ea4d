package org.ytarchive.metadata.video;

import java.util.List;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.VideoInfo;

/** The same video, with one thing changed. */
final class VideoInfos {

  private VideoInfos() {}

  static VideoInfo withFormats(VideoInfo v, List<Format> formats) {
    return new VideoInfo(
        v.videoId(),
        v.title(),
        v.description(),
        v.duration(),
        v.publishedAt(),
        v.channel(),
        v.statistics(),
        v.thumbnails(),
        v.liveStatus(),
        formats);
  }

  static VideoInfo withChannel(VideoInfo v, Channel channel) {
    return new VideoInfo(
        v.videoId(),
        v.title(),
        v.description(),
        v.duration(),
        v.publishedAt(),
        channel,
        v.statistics(),
        v.thumbnails(),
        v.liveStatus(),
        v.formats());
  }
}
