package org.ytarchive.metadata.remote;

import jakarta.inject.Singleton;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.contracts.video.PlaylistEntry;
import org.ytarchive.contracts.video.PlaylistInfo;
import org.ytarchive.metadata.playlist.Entry;
import org.ytarchive.metadata.playlist.Listing;
import org.ytarchive.metadata.playlist.PlaylistExtractor;
import org.ytarchive.metadata.playlist.PlaylistFacts;
import org.ytarchive.metadata.playlist.PlaylistHead;
import org.ytarchive.metadata.video.Source;

/** yt-dlp's view of lists, by way of the download service. */
@Singleton
class RemotePlaylistExtractor implements PlaylistExtractor {
  private final DownloadClient downloads;

  RemotePlaylistExtractor(DownloadClient downloads) {
    this.downloads = downloads;
  }

  @Override
  public PlaylistFacts list(Listing listing, int limit) {
    if (!isOnYouTube(listing)) {
      throw listing.notFound();
    }
    var info = RemoteCalls.call(() -> downloads.infoOfUrl(listing.url(), limit), listing::notFound);
    var list = info.playlist();
    if (list == null) {
      throw new ArchiveException(
          ErrorCode.YTDLP_ERROR,
          "yt-dlp takes %s for a %s".formatted(listing.name(), info.kind()),
          Map.of("kind", info.kind()));
    }
    return facts(list, limit);
  }

  /** YouTube's API takes any name and knows none like it; as an address it would be refused. */
  private static boolean isOnYouTube(Listing listing) {
    return !(listing instanceof Listing.Playlist(var id)) || PlaylistId.isValid(id);
  }

  /** As many as asked for may be all there are: then YouTube's own count decides. */
  private static PlaylistFacts facts(PlaylistInfo list, int limit) {
    var entries = list.entries().stream().map(RemotePlaylistExtractor::entry).toList();
    var count = list.videoCount();
    boolean complete = entries.size() < limit || (count != null && entries.size() >= count);
    return new PlaylistFacts(
        new PlaylistHead(
            list.playlistId(), list.title(), list.description(), list.channel(), count),
        entries,
        complete,
        Source.YT_DLP);
  }

  private static Entry entry(PlaylistEntry entry) {
    var reason = entry.unavailableReason();
    return new Entry(
        entry.videoId(),
        entry.title(),
        entry.position(),
        entry.available() ? null : reason == null ? "unavailable" : reason);
  }
}
