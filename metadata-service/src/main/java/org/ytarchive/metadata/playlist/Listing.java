package org.ytarchive.metadata.playlist;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** What videos are listed of. */
public sealed interface Listing {
  Pattern PLAYLIST = Pattern.compile("[A-Za-z0-9_-]{2,100}");
  Pattern CHANNEL = Pattern.compile("UC[A-Za-z0-9_-]{22}");

  /** Letters and digits of any script; YouTube allows 30 of them. */
  Pattern HANDLE = Pattern.compile("@[\\p{L}\\p{M}\\p{N}._·-]{1,60}");

  record Playlist(String id) implements Listing {}

  /** A channel's uploads, by the channel's id. */
  record Channel(String id) implements Listing {}

  /**
   * A channel's uploads, by its handle.
   *
   * @param name with the {@code @}, in lower case
   */
  record Handle(String name) implements Listing {}

  /** Throws {@link ErrorCode#INVALID_PARAMETER} for what is no playlist's id. */
  static Listing playlist(String id) {
    if (!PLAYLIST.matcher(id).matches()) {
      throw ArchiveException.invalid(
          "playlist_id", "a playlist's id has 2..100 characters of A-Z a-z 0-9 _ -");
    }
    return new Playlist(id);
  }

  /** Throws {@link ErrorCode#INVALID_PARAMETER} for what is neither an id nor a handle. */
  static Listing channel(String name) {
    if (CHANNEL.matcher(name).matches()) {
      return new Channel(name);
    }
    if (HANDLE.matcher(name).matches()) {
      return new Handle(name.toLowerCase(Locale.ROOT));
    }
    throw ArchiveException.invalid(
        "channel", "a channel is named by its id, UC and 22 characters, or by its @handle");
  }

  /** YouTube's name for it. */
  default String name() {
    return switch (this) {
      case Playlist playlist -> playlist.id();
      case Channel channel -> channel.id();
      case Handle handle -> handle.name;
    };
  }

  /** The page a person would open. */
  default String url() {
    return switch (this) {
      case Playlist playlist -> "https://www.youtube.com/playlist?list=" + playlist.id();
      case Channel channel -> "https://www.youtube.com/channel/" + channel.id();
      case Handle handle -> "https://www.youtube.com/" + handle.name;
    };
  }

  /** YouTube knows no such thing. */
  default ArchiveException notFound() {
    return switch (this) {
      case Playlist playlist -> notFound("playlist", Map.of("playlist_id", playlist.id()));
      case Channel channel -> notFound("channel", Map.of("channel", channel.id()));
      case Handle handle -> notFound("channel", Map.of("channel", handle.name));
    };
  }

  private ArchiveException notFound(String noun, Map<String, Object> details) {
    return new ArchiveException(
        ErrorCode.PLAYLIST_NOT_FOUND,
        "YouTube shows no %s %s: it does not exist, is private or was removed"
            .formatted(noun, name()),
        details);
  }
}
