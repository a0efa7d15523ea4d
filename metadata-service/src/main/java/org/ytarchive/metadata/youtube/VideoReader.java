package org.ytarchive.metadata.youtube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Statistics;
import org.ytarchive.contracts.video.VideoInfo;

/** An item of {@code videos.list} or {@code channels.list}, in our words. */
final class VideoReader {
  private static final List<String> THUMBNAILS =
      List.of("default", "medium", "high", "standard", "maxres");

  private VideoReader() {}

  static VideoInfo video(String id, ApiNode item) {
    var snippet = item.at("snippet");
    return new VideoInfo(
        id,
        snippet.text("title").orElse(null),
        snippet.text("description").orElse(null),
        item.at("contentDetails").text("duration").flatMap(IsoDuration::seconds).orElse(null),
        snippet.instant("publishedAt").orElse(null),
        new Channel(
            snippet.text("channelId").orElse(null),
            snippet.text("channelTitle").orElse(null),
            null),
        statistics(item.at("statistics")),
        thumbnails(snippet.at("thumbnails")),
        liveStatus(item),
        List.of());
  }

  private static Statistics statistics(ApiNode counts) {
    return new Statistics(
        counts.count("viewCount").orElse(null),
        counts.count("likeCount").orElse(null),
        counts.count("commentCount").orElse(null));
  }

  /** The documented three first, then the larger ones, then what YouTube invents. */
  private static Map<String, String> thumbnails(ApiNode given) {
    var urls = new LinkedHashMap<String, String>();
    THUMBNAILS.forEach(name -> put(urls, name, given.at(name).text("url")));
    given.members().forEach((name, image) -> put(urls, name, image.text("url")));
    return urls;
  }

  private static void put(Map<String, String> urls, String name, Optional<String> url) {
    url.ifPresent(u -> urls.putIfAbsent(name, u));
  }

  /** The words of yt-dlp, so that both sources speak alike. */
  private static String liveStatus(ApiNode item) {
    var times = item.at("liveStreamingDetails");
    return switch (item.at("snippet").text("liveBroadcastContent").orElse("none")) {
      case "live" -> "is_live";
      case "upcoming" -> "is_upcoming";
      default -> times.text("actualStartTime").isPresent() ? "was_live" : "not_live";
    };
  }

  static Channel channel(String id, ApiNode item) {
    var statistics = item.at("statistics");
    var subscribers =
        statistics.isTrue("hiddenSubscriberCount")
            ? Optional.<Long>empty()
            : statistics.count("subscriberCount");
    return new Channel(id, item.at("snippet").text("title").orElse(null), subscribers.orElse(null));
  }
}
