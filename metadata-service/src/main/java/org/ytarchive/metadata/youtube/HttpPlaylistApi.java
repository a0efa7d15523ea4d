package org.ytarchive.metadata.youtube;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ytarchive.metadata.playlist.PlaylistApi;
import org.ytarchive.metadata.playlist.PlaylistHead;
import org.ytarchive.metadata.video.Spending;

/** The lists of the YouTube Data API v3 over HTTP. */
@Singleton
class HttpPlaylistApi implements PlaylistApi {
  private static final String PLAYLISTS = "/playlists?part=snippet,contentDetails,status";
  private static final String CHANNELS = "/channels?part=snippet,statistics,contentDetails";
  private static final String ITEMS =
      "/playlistItems?part=snippet,contentDetails,status&maxResults=50&playlistId=";

  private final ApiCalls calls;

  HttpPlaylistApi(ApiCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<PlaylistHead> playlist(String id, Spending spending) {
    var found = calls.list(PLAYLISTS, List.of(id), spending).get(id);
    return Optional.ofNullable(found).map(item -> PlaylistReader.playlist(id, item));
  }

  @Override
  public Optional<PlaylistHead> channel(String id, Spending spending) {
    var found = calls.list(CHANNELS, List.of(id), spending).get(id);
    return Optional.ofNullable(found).map(item -> PlaylistReader.channel(id, item));
  }

  @Override
  public Optional<PlaylistHead> channelOf(String handle, Spending spending) {
    var query = CHANNELS + "&forHandle=" + ApiCalls.encode(handle);
    return calls.get(query, spending).at("items").items().stream()
        .flatMap(item -> item.text("id").map(id -> PlaylistReader.channel(id, item)).stream())
        .findFirst();
  }

  @Override
  public Page page(String playlistId, @Nullable String token, Spending spending) {
    var query = ITEMS + ApiCalls.encode(playlistId);
    var answer =
        calls.get(token == null ? query : query + "&pageToken=" + ApiCalls.encode(token), spending);
    var items = answer.at("items").items();
    return new Page(
        items.stream().flatMap(item -> PlaylistReader.entry(item).stream()).toList(),
        answer.text("nextPageToken").filter(next -> !next.isEmpty()).orElse(null));
  }
}
