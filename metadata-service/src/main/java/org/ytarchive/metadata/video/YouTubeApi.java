package org.ytarchive.metadata.video;

import java.util.Collection;
import java.util.Map;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * The YouTube Data API, as far as videos need it. Each call costs one unit of quota, is counted in
 * its {@link Spending}, and takes up to {@link #MAX_IDS} ids; what YouTube does not know is absent
 * from the answer. Every call may throw {@link YouTubeApiException}.
 */
public interface YouTubeApi {
  int MAX_IDS = 50;

  /** Videos by id, without formats and without their channels' subscriber counts. */
  Map<VideoId, VideoInfo> videos(Collection<VideoId> ids, Spending spending);

  /** Channels by id. */
  Map<String, Channel> channels(Collection<String> ids, Spending spending);
}
