package org.ytarchive.metadata.testing;

import java.util.List;
import java.util.stream.IntStream;

/** Items as the YouTube Data API has them, by the thousand. */
public final class Items {
  private Items() {}

  /** {@code vvvvvvv0000} and so on. */
  public static String id(int number) {
    return "vvvvvvv%04d".formatted(number);
  }

  public static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(Items::id).toList();
  }

  public static String video(String id, String channelId) {
    return """
    {"kind":"youtube#video","id":"%1$s","snippet":{"publishedAt":"2024-01-02T03:04:05Z","channelId":"%2$s",
      "title":"Title of %1$s","channelTitle":"C","liveBroadcastContent":"none"},
     "contentDetails":{"duration":"PT45S"},"statistics":{"viewCount":"10"}}
    """
        .formatted(id, channelId);
  }

  public static String channel(String id) {
    return """
    {"kind":"youtube#channel","id":"%s","snippet":{"title":"C","description":"About C"},
     "statistics":{"subscriberCount":"5","videoCount":"3"},"contentDetails":{"relatedPlaylists":{"uploads":"%s"}}}
    """
        .formatted(id, id.replaceFirst("^UC", "UU"));
  }

  /** One that can be watched. */
  public static String entry(int position, String videoId, String title) {
    return """
    {"kind":"youtube#playlistItem","snippet":{"title":"%s","position":%d,"videoOwnerChannelId":"UCv",
      "resourceId":{"kind":"youtube#video","videoId":"%3$s"}},
     "contentDetails":{"videoId":"%3$s","videoPublishedAt":"2024-01-02T03:04:05Z"},"status":{"privacyStatus":"public"}}
    """
        .formatted(title, position, videoId);
  }

  /** A placeholder. */
  public static String hidden(int position, String videoId, String title, String privacyStatus) {
    return """
    {"kind":"youtube#playlistItem","snippet":{"title":"%s","position":%d,"resourceId":{"videoId":"%3$s"}},
     "contentDetails":{"videoId":"%3$s"},"status":{"privacyStatus":"%4$s"}}
    """
        .formatted(title, position, videoId, privacyStatus);
  }
}
