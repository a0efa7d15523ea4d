package org.ytarchive.download.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.VideoUrl;

/**
 * What a caller's address names. Only the checked name goes on from here, never the address itself:
 * whoever asks YouTube writes a new one.
 */
public sealed interface YouTubeAddress {

  /** One video. */
  record Video(VideoId id) implements YouTubeAddress {}

  /** Something that yt-dlp lists. */
  sealed interface Listed extends YouTubeAddress {
    /** The page, written anew. */
    String url();
  }

  /** A playlist, by its id. */
  record Playlist(String id) implements Listed {
    @Override
    public String url() {
      return "https://www.youtube.com/playlist?list=" + id;
    }
  }

  /** A channel, by its id. */
  record Channel(String id) implements YouTubeAddress {
    /** All it has published: every channel has this list. */
    public Playlist uploads() {
      return new Playlist("UU" + id.substring(2));
    }
  }

  /**
   * A channel, by one of its names.
   *
   * @param path {@code @handle}, {@code c/name} or {@code user/name}
   */
  record NamedChannel(String path) implements Listed {
    @Override
    public String url() {
      var parts = Arrays.stream(path.split("/")).map(NamedChannel::encoded).toList();
      return "https://www.youtube.com/" + String.join("/", parts);
    }

    private static String encoded(String part) {
      return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("%40", "@");
    }
  }

  /** Throws {@code INVALID_PARAMETER} naming {@code url}. */
  static YouTubeAddress parse(String text) {
    return Reading.read(text.strip())
        .orElseThrow(
            () ->
                ArchiveException.invalid(
                    "url", "url is the address of a video, playlist or channel on YouTube"));
  }

  /** How addresses are read. */
  final class Reading {
    private static final int LONGEST = 2000;
    private static final Pattern PLAYLIST =
        Pattern.compile("(?:PL|UU|FL|EC|OL|RD)[A-Za-z0-9_-]{8,100}");
    private static final Pattern CHANNEL = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final Pattern HANDLE = Pattern.compile("@[\\p{L}\\p{M}\\p{N}._·-]{1,60}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]{1,100}");
    private static final Set<String> HOSTS =
        Set.of("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com");

    private Reading() {}

    static Optional<YouTubeAddress> read(String text) {
      if (text.length() > LONGEST) {
        return Optional.empty();
      }
      return video(text).or(() -> name(text)).or(() -> uri(text).flatMap(Reading::page));
    }

    private static Optional<YouTubeAddress> video(String text) {
      try {
        return Optional.of(new Video(VideoUrl.parse(text)));
      } catch (ArchiveException e) {
        if (e.code() == ErrorCode.INVALID_VIDEO_ID) {
          return Optional.empty();
        }
        throw e;
      }
    }

    private static Optional<YouTubeAddress> name(String text) {
      return Stream.of(playlist(text), channel(text), handle(text))
          .flatMap(Optional::stream)
          .findFirst();
    }

    private static Optional<YouTubeAddress> playlist(String text) {
      return PLAYLIST.matcher(text).matches() ? Optional.of(new Playlist(text)) : Optional.empty();
    }

    private static Optional<YouTubeAddress> channel(String text) {
      return CHANNEL.matcher(text).matches() ? Optional.of(new Channel(text)) : Optional.empty();
    }

    private static Optional<YouTubeAddress> handle(String text) {
      return HANDLE.matcher(text).matches()
          ? Optional.of(new NamedChannel(text))
          : Optional.empty();
    }

    private static Optional<URI> uri(String text) {
      try {
        var uri = new URI(text.contains("://") ? text : "https://" + text);
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return Optional.of(uri)
            .filter(u -> Set.of("http", "https").contains(scheme))
            .filter(u -> u.getHost() != null && u.getRawPath() != null)
            .filter(u -> HOSTS.contains(u.getHost().toLowerCase(Locale.ROOT)));
      } catch (URISyntaxException notAnAddress) {
        return Optional.empty();
      }
    }

    private static Optional<YouTubeAddress> page(URI uri) {
      var path =
          Arrays.stream(uri.getRawPath().split("/"))
              .filter(p -> !p.isEmpty())
              .map(Reading::decoded)
              .toList();
      if (path.isEmpty()) {
        return Optional.empty();
      }
      return switch (path.getFirst()) {
        case "playlist", "watch" -> list(uri).flatMap(Reading::playlist);
        case "channel" -> second(path).flatMap(Reading::channel);
        case "c", "user" ->
            second(path)
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> new NamedChannel(path.getFirst() + "/" + name));
        default -> handle(path.getFirst());
      };
    }

    private static String decoded(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Optional<String> second(List<String> path) {
      return path.stream().skip(1).findFirst();
    }

    private static Optional<String> list(URI uri) {
      return Optional.ofNullable(uri.getRawQuery()).stream()
          .flatMap(query -> Arrays.stream(query.split("&")))
          .filter(part -> part.startsWith("list="))
          .map(part -> part.substring("list=".length()))
          .findFirst();
    }
  }
}
