package org.ytarchive.download.media;

import org.ytarchive.contracts.video.PlaylistInfo;

/** Asks YouTube what a playlist or a channel holds, without looking into its videos. */
public interface PlaylistInfos {

  /**
   * The first entries, in order; what cannot be watched is marked. Takes seconds, for long lists
   * minutes.
   *
   * @param limit how many at most
   * @throws org.ytarchive.common.ArchiveException with the code that fits: {@code
   *     PLAYLIST_NOT_FOUND}, {@code YTDLP_ERROR}, {@code DOWNLOAD_TIMEOUT}, {@code
   *     SERVICE_UNAVAILABLE} and so on
   */
  PlaylistInfo of(YouTubeAddress.Listed list, int limit);
}
