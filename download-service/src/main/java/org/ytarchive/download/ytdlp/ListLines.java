package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.PlaylistEntry;
import org.ytarchive.contracts.video.PlaylistInfo;
import org.ytarchive.download.tool.LineSink;

/** Collects the lines {@link YtDlpArguments#listing} makes yt-dlp print: entries, then the list. */
final class ListLines implements LineSink {
  static final String ENTRY = "@E ";
  static final String LIST = "@L ";
  private static final Logger log = LoggerFactory.getLogger(ListLines.class);

  private final JsonMapper mapper;
  private final int limit;
  private final List<PlaylistEntry> entries = new ArrayList<>();
  private Optional<Json> list = Optional.empty();

  ListLines(JsonMapper mapper, int limit) {
    this.mapper = mapper;
    this.limit = limit;
  }

  @Override
  public synchronized void line(String line) {
    try {
      if (line.startsWith(ENTRY)) {
        entry(Json.read(mapper, line.substring(ENTRY.length()))).ifPresent(entries::add);
      } else if (line.startsWith(LIST)) {
        list = Optional.of(Json.read(mapper, line.substring(LIST.length())));
      }
    } catch (IOException garbled) {
      log.warn("a line about a list cannot be read: {}", garbled.toString());
    }
  }

  /** What is no video, such as a channel's shelf, has no place in the list. */
  private Optional<PlaylistEntry> entry(Json json) {
    var id = json.text("id");
    if (id == null || !VideoId.isValid(id) || entries.size() >= limit) {
      return Optional.empty();
    }
    var place = json.small("playlist_index");
    var title = json.text("title");
    var reason = unavailable(title, json.text("availability"));
    return Optional.of(
        new PlaylistEntry(
            id,
            title,
            json.whole("duration"),
            place == null ? entries.size() + 1 : place,
            reason == null,
            reason));
  }

  /** YouTube lists what is gone under these titles, in English since that is what yt-dlp asks. */
  @Nullable
  private static String unavailable(@Nullable String title, @Nullable String availability) {
    if ("[Private video]".equals(title) || "private".equals(availability)) {
      return "private";
    }
    if ("[Deleted video]".equals(title)) {
      return "deleted";
    }
    return "[Unavailable video]".equals(title) ? "unavailable" : null;
  }

  /** The whole list; empty when yt-dlp named none. */
  synchronized Optional<PlaylistInfo> playlist() {
    return list.flatMap(json -> Optional.ofNullable(json.text("id")).map(id -> of(id, json)));
  }

  private PlaylistInfo of(String id, Json json) {
    return new PlaylistInfo(
        id, json.text("title"), json.text("description"), channel(json), count(json), entries());
  }

  private List<PlaylistEntry> entries() {
    return List.copyOf(entries);
  }

  @Nullable
  private static Channel channel(Json json) {
    var id = json.text("channel_id");
    var title = json.text("channel");
    return id == null && title == null
        ? null
        : new Channel(id, title, json.whole("channel_follower_count"));
  }

  /** A list that ends before the limit is as long as what came. */
  @Nullable
  private Long count(Json json) {
    var said = json.whole("playlist_count");
    return said == null && entries.size() < limit ? Long.valueOf(entries.size()) : said;
  }
}
