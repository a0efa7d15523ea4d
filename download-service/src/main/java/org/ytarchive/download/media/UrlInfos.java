package org.ytarchive.download.media;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.UrlInfo;

/** Says what an address leads to. */
@Singleton
public class UrlInfos {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 20_000;

  private final VideoInfos videos;
  private final PlaylistInfos playlists;

  UrlInfos(VideoInfos videos, PlaylistInfos playlists) {
    this.videos = videos;
    this.playlists = playlists;
  }

  /**
   * Throws {@code INVALID_PARAMETER} for what is no address of YouTube's.
   *
   * @param limit how many entries of a list; null for 50
   */
  public UrlInfo of(@Nullable String url, @Nullable Integer limit) {
    int most = limit(limit);
    return switch (address(url)) {
      case YouTubeAddress.Video video -> new UrlInfo(UrlInfo.VIDEO, videos.of(video.id()), null);
      case YouTubeAddress.Playlist list ->
          new UrlInfo(UrlInfo.PLAYLIST, null, playlists.of(list, most));
      case YouTubeAddress.Channel channel -> uploads(channel, most);
      case YouTubeAddress.NamedChannel channel -> uploads(byName(channel), most);
    };
  }

  private UrlInfo uploads(YouTubeAddress.Channel channel, int limit) {
    return new UrlInfo(UrlInfo.CHANNEL, null, playlists.of(channel.uploads(), limit));
  }

  /** Its page names its id; the tabs of that page show only a part of what it published. */
  private YouTubeAddress.Channel byName(YouTubeAddress.NamedChannel name) {
    return Optional.ofNullable(playlists.of(name, 1).channel())
        .map(channel -> channel.id())
        .map(YouTubeAddress::parse)
        .filter(YouTubeAddress.Channel.class::isInstance)
        .map(YouTubeAddress.Channel.class::cast)
        .orElseThrow(
            () -> new ArchiveException(ErrorCode.PLAYLIST_NOT_FOUND, "there is no such channel"));
  }

  private static YouTubeAddress address(@Nullable String url) {
    if (url == null || url.isBlank()) {
      throw ArchiveException.invalid("url", "url is missing");
    }
    return YouTubeAddress.parse(url);
  }

  private static int limit(@Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > LARGEST_LIMIT)) {
      throw ArchiveException.invalid("limit", "limit is 1.." + LARGEST_LIMIT);
    }
    return limit == null ? DEFAULT_LIMIT : limit;
  }
}
