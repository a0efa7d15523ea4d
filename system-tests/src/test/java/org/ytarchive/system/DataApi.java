package org.ytarchive.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A YouTube Data API that knows the videos of the document, the first as the document describes it.
 * It speaks as the real one does: counts are texts, a video that is not there is an empty list.
 */
final class DataApi implements AutoCloseable {
  static final String KEY = "AIzaSystemTestsKeyThatMustNotShowUp0000";

  /** The other id that stands in the document. */
  static final String OTHER = "jNQXAC9IVRw";

  /** The list that stands in the document. */
  static final String LIST = "PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI";

  private static final String VIDEO =
      """
      {"kind": "youtube#videoListResponse", "items": [{"kind": "youtube#video", "id": "dQw4w9WgXcQ",
        "snippet": {"publishedAt": "2009-10-25T06:57:33Z", "channelId": "UCuAXFkgsw1L7xaCfnd5JJOw",
          "title": "Rick Astley - Never Gonna Give You Up", "description": "The official video...",
          "channelTitle": "Rick Astley", "categoryId": "10", "liveBroadcastContent": "none",
          "thumbnails": {
            "default": {"url": "https://i.ytimg.com/vi/dQw4w9WgXcQ/default.jpg", "width": 120, "height": 90},
            "medium": {"url": "https://i.ytimg.com/vi/dQw4w9WgXcQ/mqdefault.jpg", "width": 320, "height": 180},
            "high": {"url": "https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg", "width": 480, "height": 360}}},
        "contentDetails": {"duration": "PT3M32S", "definition": "hd", "contentRating": {}},
        "status": {"uploadStatus": "processed", "privacyStatus": "public", "embeddable": true},
        "statistics": {"viewCount": "1380000000", "likeCount": "14000000", "commentCount": "2100000"}}],
       "pageInfo": {"totalResults": 1, "resultsPerPage": 1}}
      """;

  private static final String CHANNEL =
      """
      {"kind": "youtube#channelListResponse", "items": [{"kind": "youtube#channel",
        "id": "UCuAXFkgsw1L7xaCfnd5JJOw", "snippet": {"title": "Rick Astley", "customUrl": "@rickastley"},
        "statistics": {"viewCount": "9", "subscriberCount": "2890000", "hiddenSubscriberCount": false},
        "contentDetails": {"relatedPlaylists": {"uploads": "UUuAXFkgsw1L7xaCfnd5JJOw"}}}]}
      """;

  private static final String PLAYLIST =
      """
      {"kind": "youtube#playlistListResponse", "items": [{"kind": "youtube#playlist",
        "id": "PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI", "contentDetails": {"itemCount": 25},
        "snippet": {"title": "My Playlist", "description": "Collection of videos",
          "channelId": "UCuAXFkgsw1L7xaCfnd5JJOw", "channelTitle": "Channel Name"}}]}
      """;

  private static final String ENTRIES =
      """
      {"kind": "youtube#playlistItemListResponse", "items": [{"kind": "youtube#playlistItem",
        "snippet": {"title": "Video Title", "position": 0, "videoOwnerChannelId": "UCuAXFkgsw1L7xaCfnd5JJOw",
          "resourceId": {"kind": "youtube#video", "videoId": "dQw4w9WgXcQ"}},
        "contentDetails": {"videoId": "dQw4w9WgXcQ"}, "status": {"privacyStatus": "public"}}]}
      """;

  private static final String NOTHING = "{\"kind\": \"youtube#videoListResponse\", \"items\": []}";

  private final HttpServer server;

  private DataApi(HttpServer server) {
    this.server = server;
    server.createContext("/youtube/v3/videos", call -> answer(call, "dQw4w9WgXcQ", VIDEO));
    server.createContext(
        "/youtube/v3/channels", call -> answer(call, "UCuAXFkgsw1L7xaCfnd5JJOw", CHANNEL));
    server.createContext("/youtube/v3/playlists", call -> answer(call, LIST, PLAYLIST));
    server.createContext("/youtube/v3/playlistItems", call -> answer(call, LIST, ENTRIES));
    server.start();
  }

  static DataApi start() {
    try {
      return new DataApi(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings for a stack that asks here. */
  Map<String, String> settings() {
    var base = "http://127.0.0.1:" + server.getAddress().getPort() + "/youtube/v3";
    return Map.of("YOUTUBE_API_BASE_URL", base, "YOUTUBE_API_KEY", KEY);
  }

  private static void answer(HttpExchange call, String known, String body) throws IOException {
    boolean mayAsk = KEY.equals(call.getRequestHeaders().getFirst("X-Goog-Api-Key"));
    var query = String.valueOf(call.getRequestURI().getQuery());
    var found = query.contains(known) ? body : query.contains(OTHER) ? otherVideo() : NOTHING;
    var bytes = found.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    call.sendResponseHeaders(mayAsk ? 200 : 403, bytes.length);
    try (var out = call.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static String otherVideo() {
    return VIDEO
        .replace("dQw4w9WgXcQ", OTHER)
        .replace("Rick Astley - Never Gonna Give You Up", "Me at the zoo")
        .replace("PT3M32S", "PT19S");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
