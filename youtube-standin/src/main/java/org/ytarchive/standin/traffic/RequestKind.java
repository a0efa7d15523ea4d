package org.ytarchive.standin.traffic;

/** What a request was for. */
public enum RequestKind {
  /** The watch page; yt-dlp fetches it once per extraction, whatever its version. */
  WATCH_PAGE,
  /** The player interface; how often per extraction depends on yt-dlp's version. */
  PLAYER,
  /** Player scripts and client settings. */
  SCRIPT,
  NEXT,
  BROWSE,
  SEARCH,
  PLAYLIST_PAGE,
  CHANNEL_PAGE,
  MEDIA,
  CAPTIONS,
  THUMBNAIL,
  /** Nothing the stand-in knows; answered 404. */
  UNKNOWN
}
