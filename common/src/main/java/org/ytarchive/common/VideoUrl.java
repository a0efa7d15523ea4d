package org.ytarchive.common;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the video id out of any usual YouTube address: watch, youtu.be, shorts, live, embed and v,
 * with or without timestamps, playlists and tracking parameters.
 */
public final class VideoUrl {
  private static final Set<String> HOSTS =
      Set.of(
          "youtube.com",
          "www.youtube.com",
          "m.youtube.com",
          "music.youtube.com",
          "youtube-nocookie.com",
          "www.youtube-nocookie.com");
  private static final Set<String> ID_FOLLOWS = Set.of("shorts", "live", "embed", "v", "e");

  private VideoUrl() {}

  /** The video an address or a bare id names; {@link ErrorCode#INVALID_VIDEO_ID} if none. */
  public static VideoId parse(String text) {
    var trimmed = text.strip();
    if (VideoId.isValid(trimmed)) {
      return new VideoId(trimmed);
    }
    return uri(trimmed).flatMap(VideoUrl::idIn).map(VideoId::new).orElseThrow(VideoUrl::unknown);
  }

  private static ArchiveException unknown() {
    return new ArchiveException(
        ErrorCode.INVALID_VIDEO_ID,
        "not the address of a YouTube video: give a watch, youtu.be, shorts, live or embed URL");
  }

  private static Optional<URI> uri(String text) {
    try {
      var uri = new URI(text.contains("://") ? text : "https://" + text);
      var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      return uri.getHost() != null && Set.of("http", "https").contains(scheme)
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> idIn(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    var path = Arrays.stream(uri.getPath().split("/")).filter(p -> !p.isEmpty()).toList();
    if (host.equals("youtu.be") || host.equals("www.youtu.be")) {
      return path.stream().findFirst();
    }
    if (!HOSTS.contains(host) || path.isEmpty()) {
      return Optional.empty();
    }
    if (path.size() >= 2 && ID_FOLLOWS.contains(path.getFirst())) {
      return Optional.of(path.get(1));
    }
    return path.getFirst().equals("watch") ? parameter(uri, "v") : Optional.empty();
  }

  private static Optional<String> parameter(URI uri, String name) {
    return Optional.ofNullable(uri.getRawQuery()).stream()
        .flatMap(q -> Arrays.stream(q.split("&")))
        .filter(p -> p.startsWith(name + "="))
        .map(p -> p.substring(name.length() + 1))
        .findFirst();
  }
}
