package org.ytarchive.download.media;

import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.VideoInfo;

/** Asks YouTube about a video without downloading it. */
public interface VideoInfos {

  /**
   * All there is to know, with formats. Takes seconds.
   *
   * @throws org.ytarchive.common.ArchiveException with the code that fits: {@code VIDEO_NOT_FOUND},
   *     {@code YTDLP_ERROR}, {@code DOWNLOAD_TIMEOUT}, {@code SERVICE_UNAVAILABLE} and so on
   */
  VideoInfo of(VideoId id);
}
