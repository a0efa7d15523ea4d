package org.ytarchive.metadata.playlist;

/** yt-dlp, behind the download service, reading a list without opening its videos. */
public interface PlaylistExtractor {
  /**
   * The first entries of a list.
   *
   * @throws org.ytarchive.common.ArchiveException with the download service's own code, {@code
   *     PLAYLIST_NOT_FOUND}, or {@code COORDINATION_ERROR} when it does not answer
   */
  PlaylistFacts list(Listing listing, int limit);
}
