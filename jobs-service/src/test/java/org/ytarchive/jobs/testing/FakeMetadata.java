package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ytarchive.contracts.metadata.PlaylistMetadata;
import org.ytarchive.contracts.metadata.PlaylistVideo;
import org.ytarchive.contracts.metadata.VideoMetadata;
import org.ytarchive.contracts.video.Channel;

/** Knows every video but those called {@code gone.......}. */
public final class FakeMetadata extends FakeServer {
  /** No API key: metadata without an extraction is not to be had. */
  public volatile boolean keyless;

  /** How many more times YouTube refuses to list anything. */
  public final AtomicInteger refusals = new AtomicInteger();

  /** yt-dlp cannot list anything, for no reason of YouTube's. */
  public volatile boolean listless;

  /** What is told of lists is what was known before. */
  public volatile boolean stale;

  /** What titles begin with; the id follows. */
  public volatile String titles = "Title of ";

  /** Who reads lists: {@code api} or {@code yt-dlp}. */
  public volatile String listSource = "api";

  private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

  @Override
  void answer(HttpExchange exchange, String request) throws IOException {
    var id = exchange.getRequestURI().getPath().replaceFirst("^/metadata/", "");
    if (request.contains("/health")) {
      success(exchange, 200, Map.of());
    } else if (id.contains("/")) {
      list(exchange, id.substring(id.indexOf('/') + 1));
    } else if (id.startsWith("gone")) {
      error(exchange, 404, "VIDEO_NOT_FOUND", "no such video");
    } else if (keyless) {
      error(exchange, 503, "SERVICE_UNAVAILABLE", "no key");
    } else {
      success(exchange, 200, of(id, titles + id));
    }
  }

  /** A playlist or channel with these videos; those called {@code private....} nobody may see. */
  public void put(String name, List<String> videos) {
    lists.put(name, videos);
  }

  private void list(HttpExchange exchange, String name) throws IOException {
    var videos = lists.get(name);
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      error(exchange, 502, "YTDLP_ERROR", "not a robot?", Map.of("failure_class", "blocked"));
    } else if (listless) {
      error(exchange, 502, "YTDLP_ERROR", "it broke down", Map.of("failure_class", "later"));
    } else if (videos == null) {
      error(exchange, 404, "PLAYLIST_NOT_FOUND", "no such playlist");
    } else {
      success(exchange, 200, list(name, videos));
    }
  }

  private PlaylistMetadata list(String name, List<String> videos) {
    var entries = IntStream.range(0, videos.size()).mapToObj(i -> entry(i + 1, videos.get(i)));
    return new PlaylistMetadata(
        name.startsWith("PL") ? name : "UUstandin0uploads0000000",
        "List " + name,
        "A description",
        new Channel("UCstandin0channel0000000", "A channel", null),
        (long) videos.size(),
        entries.toList(),
        false,
        listSource,
        stale,
        null,
        stale,
        1);
  }

  private static PlaylistVideo entry(int position, String video) {
    boolean hidden = video.startsWith("private");
    return new PlaylistVideo(
        video, "Entry " + video, position, !hidden, hidden ? "private" : null, null, null);
  }

  public static VideoMetadata of(String id) {
    return of(id, "Title of " + id);
  }

  private static VideoMetadata of(String id, String title) {
    return new VideoMetadata(
        id,
        title,
        "A description",
        212L,
        Instant.parse("2009-10-25T06:57:33Z"),
        null,
        null,
        Map.of(),
        List.of(),
        null,
        "not_live",
        "api",
        false,
        null,
        false);
  }
}
