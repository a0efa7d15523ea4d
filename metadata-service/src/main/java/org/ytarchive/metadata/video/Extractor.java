package org.ytarchive.metadata.video;

import java.util.List;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * yt-dlp, behind the download service. Each call is an extraction: seconds of time, and noticed by
 * YouTube. Errors are {@link org.ytarchive.common.ArchiveException}s: the download service's own
 * code, or {@code COORDINATION_ERROR} when it does not answer.
 */
public interface Extractor {

  /** All that yt-dlp knows, formats included. */
  VideoInfo info(VideoId id);

  List<Format> formats(VideoId id);
}
