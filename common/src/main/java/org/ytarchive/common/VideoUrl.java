package org.ytarchive.common;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what any usual YouTube address names. A video's: watch, youtu.be, shorts, live, embed and
 * v, with or without timestamps and tracking parameters; the playlist it is watched in does not
 * count. A playlist's: {@code /playlist?list=}. A channel's: {@code /channel/UC…}, {@code
 * /@handle}, {@code /c/Name}, {@code /user/Name}, alone or with {@code /videos} or {@code
 * /featured}.
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
  private static final Set<String> SHORT_HOSTS = Set.of("youtu.be", "www.youtu.be");
  private static final Set<String> ID_FOLLOWS = Set.of("shorts", "live", "embed", "v", "e");
  private static final Set<String> WHOLE_CHANNEL = Set.of("videos", "featured");

  /** Stands where an embedded player has a video's id: it plays the playlist. */
  private static final String NO_VIDEO = "videoseries";

  private VideoUrl() {}

  /** The video an address or a bare id names; {@link ErrorCode#INVALID_VIDEO_ID} if none. */
  public static VideoId parse(String text) {
    if (wanted(text) instanceof Wanted.Video(var id)) {
      return id;
    }
    throw new ArchiveException(
        ErrorCode.INVALID_VIDEO_ID, "that is a playlist or a channel, not a single video");
  }

  /**
   * What an address, or a bare id or handle, names; {@link ErrorCode#INVALID_VIDEO_ID} for anything
   * else.
   */
  public static Wanted wanted(String text) {
    var trimmed = text.strip();
    return bare(trimmed)
        .or(() -> uri(trimmed).flatMap(VideoUrl::named))
        .orElseThrow(VideoUrl::unknown);
  }

  private static ArchiveException unknown() {
    return new ArchiveException(
        ErrorCode.INVALID_VIDEO_ID,
        "not the address of a YouTube video, playlist or channel: give a watch, youtu.be, shorts,"
            + " live, embed, playlist, channel or @handle URL");
  }

  private static Optional<Wanted> bare(String text) {
    if (VideoId.isValid(text)) {
      return Optional.of(new Wanted.Video(new VideoId(text)));
    }
    return PlaylistId.isValid(text)
        ? playlist(text)
        : Optional.of(text).filter(t -> !t.contains("/")).flatMap(VideoUrl::channel);
  }

  private static Optional<URI> uri(String text) {
    try {
      var uri = new URI(text.contains("://") ? text : "https://" + text);
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return uri.getHost() != null && Set.of("http", "https").contains(scheme)
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Wanted> named(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    var path = Arrays.stream(uri.getPath().split("/")).filter(p -> !p.isEmpty()).toList();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (SHORT_HOSTS.contains(host)) {
      return video(path.getFirst());
    }
    return HOSTS.contains(host) ? onYouTube(uri, path) : Optional.empty();
  }

  private static Optional<Wanted> onYouTube(URI uri, List<String> path) {
    var first = path.getFirst();
    if (first.equals("watch")) {
      return parameter(uri, "v").map(VideoUrl::video).orElseGet(() -> listed(uri));
    }
    if (first.equals("playlist")) {
      return listed(uri);
    }
    if (path.size() >= 2 && ID_FOLLOWS.contains(first)) {
      return path.get(1).equals(NO_VIDEO) ? listed(uri) : video(path.get(1));
    }
    return wholeChannel(path);
  }

  private static Optional<Wanted> wholeChannel(List<String> path) {
    boolean handle = path.getFirst().startsWith("@");
    int words = handle ? 1 : 2;
    boolean whole =
        path.size() == words
            || (path.size() == words + 1 && WHOLE_CHANNEL.contains(path.getLast()));
    if (!whole) {
      return Optional.empty();
    }
    return switch (path.getFirst()) {
      case "channel" ->
          Optional.of(path.get(1)).filter(id -> id.startsWith("UC")).flatMap(VideoUrl::channel);
      case "c", "user" -> channel(path.getFirst() + "/" + path.get(1));
      default -> handle ? channel(path.getFirst()) : Optional.empty();
    };
  }

  private static Optional<Wanted> video(String id) {
    return Optional.of(id)
        .filter(VideoId::isValid)
        .map(valid -> new Wanted.Video(new VideoId(valid)));
  }

  private static Optional<Wanted> listed(URI uri) {
    return parameter(uri, "list").flatMap(VideoUrl::playlist);
  }

  private static Optional<Wanted> playlist(String id) {
    return Optional.of(id)
        .filter(PlaylistId::isValid)
        .map(valid -> new Wanted.Playlist(new PlaylistId(valid)));
  }

  private static Optional<Wanted> channel(String name) {
    return Optional.of(name)
        .filter(ChannelName::isValid)
        .map(valid -> new Wanted.Channel(new ChannelName(valid)));
  }

  private static Optional<String> parameter(URI uri, String name) {
    return Optional.ofNullable(uri.getRawQuery()).stream()
        .flatMap(q -> Arrays.stream(q.split("&")))
        .filter(p -> p.startsWith(name + "="))
        .map(p -> p.substring(name.length() + 1))
        .findFirst();
  }
}
