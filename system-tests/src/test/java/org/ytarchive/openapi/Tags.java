package org.ytarchive.openapi;

import java.util.List;
import java.util.Map;

/** Operations are gathered by the noun that they are about: the first word of their address. */
final class Tags {
  private static final Map<String, String> SAYS =
      Map.ofEntries(
          Map.entry("jobs", "what was asked for, and what comes of it"),
          Map.entry("services", "where the services are"),
          Map.entry("health", "how the service is"),
          Map.entry("metrics", "what is measured"),
          Map.entry("metadata", "what YouTube says, and the cache of it"),
          Map.entry("download", "runs of yt-dlp"),
          Map.entry("captures", "recordings of live sources"),
          Map.entry("processings", "what is made of stored videos"),
          Map.entry("videos", "what is kept, and its files"),
          Map.entry("workplan", "what is to be tried again"),
          Map.entry("leftovers", "files that are needed no more"),
          Map.entry("links", "further names of kept files"),
          Map.entry("stats", "how much is kept"),
          Map.entry("collector", "the YouTube collector's clients"),
          Map.entry("camera", "the camera collector's clients"),
          Map.entry("processing", "the video processor's clients"),
          Map.entry("sessions", "the session-based downloader's clients"),
          Map.entry("front", "what the doors share"));

  private Tags() {}

  static String of(Route route) {
    var place = route.served().getDeclaringClass().getPackageName();
    if (place.contains(".door")) {
      var door = place.substring(place.lastIndexOf('.') + 1);
      return door.equals("door") ? "front" : door;
    }
    return named(route.path());
  }

  private static String named(String path) {
    if (path.startsWith("/storage/")) {
      var word = path.split("/")[2];
      return List.of("workplan", "links", "leftovers", "stats").contains(word) ? word : "videos";
    }
    var word = path.split("/")[1];
    return switch (word) {
      case "probe" -> "processings";
      case "prometheus" -> "metrics";
      default -> word;
    };
  }

  static Map<String, Object> described(String tag) {
    var says = SAYS.get(tag);
    if (says == null) {
      throw new IllegalStateException("say what is behind the tag " + tag);
    }
    return Node.of("name", tag).put("description", says).map();
  }
}
