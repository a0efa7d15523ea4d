package org.ytarchive.metadata.youtube;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.playlist.Entry;
import org.ytarchive.metadata.playlist.PlaylistHead;

/** An item of {@code playlists.list}, {@code channels.list} or {@code playlistItems.list}. */
final class PlaylistReader {
  /** No list is so long. */
  private static final long LAST = 1_000_000;

  private PlaylistReader() {}

  static PlaylistHead playlist(String id, ApiNode item) {
    var snippet = item.at("snippet");
    return new PlaylistHead(
        id,
        snippet.text("title").orElse(null),
        snippet.text("description").orElse(null),
        new Channel(
            snippet.text("channelId").orElse(null),
            snippet.text("channelTitle").orElse(null),
            null),
        item.at("contentDetails").count("itemCount").orElse(null));
  }

  /** A channel as the list of its uploads. */
  static PlaylistHead channel(String id, ApiNode item) {
    var snippet = item.at("snippet");
    var uploads = item.at("contentDetails").at("relatedPlaylists").text("uploads");
    return new PlaylistHead(
        uploads.filter(list -> !list.isEmpty()).orElse(id.replaceFirst("^UC", "UU")),
        snippet.text("title").orElse(null),
        snippet.text("description").orElse(null),
        VideoReader.channel(id, item),
        item.at("statistics").count("videoCount").orElse(null));
  }

  /** Empty for what is no video. */
  static Optional<Entry> entry(ApiNode item) {
    var snippet = item.at("snippet");
    return item.at("contentDetails")
        .text("videoId")
        .or(() -> snippet.at("resourceId").text("videoId"))
        .map(
            id ->
                new Entry(
                    id,
                    snippet.text("title").orElse(null),
                    snippet.count("position").filter(p -> p < LAST).orElse(-1L).intValue() + 1,
                    reason(item)));
  }

  /**
   * Private and deleted videos stay in a list under a placeholder. Without a status only that
   * placeholder tells, together with the owner that is missing.
   */
  @Nullable
  private static String reason(ApiNode item) {
    return switch (item.at("status").text("privacyStatus").orElse("")) {
      case "private" -> "private";
      case "privacyStatusUnspecified" -> "deleted";
      case "public", "unlisted" -> null;
      default -> placeholder(item.at("snippet"));
    };
  }

  @Nullable
  private static String placeholder(ApiNode snippet) {
    if (snippet.text("videoOwnerChannelId").isPresent()) {
      return null;
    }
    return switch (snippet.text("title").orElse("")) {
      case "Private video" -> "private";
      case "Deleted video" -> "deleted";
      default -> null;
    };
  }
}
