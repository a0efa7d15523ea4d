package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.List;
import java.util.Map;
import org.ytarchive.standin.catalogue.StandInVideo;

/** How playlists, channels and search results show one video. */
final class Rows {
  private Rows() {}

  /** Of a private or deleted video YouTube shows that word, and no length. */
  static Map<String, Object> inPlaylist(StandInVideo video, int place) {
    var row = object("videoId", video.id(), "index", Words.simple(Integer.toString(place)));
    row.put("thumbnail", Words.thumbnails(video));
    switch (video.behaviour()) {
      case PRIVATE -> row.putAll(gone("[Private video]"));
      case UNAVAILABLE, REMOVED, ACCOUNT_TERMINATED -> row.putAll(gone("[Deleted video]"));
      case PLAYS,
          MEMBERS_ONLY,
          GEO_BLOCKED,
          AGE_GATED,
          NOT_A_BOT,
          TRY_LATER,
          PREMIERE,
          UPCOMING_LIVE,
          LIVE,
          DRM,
          NO_FORMATS,
          N_CHALLENGE,
          TOO_MANY_REQUESTS ->
          row.putAll(shown(video));
    }
    return object("playlistVideoRenderer", row);
  }

  static Map<String, Object> inChannel(StandInVideo video, int place) {
    var content = object("content", inSearch(video));
    return object("richItemRenderer", content);
  }

  static Map<String, Object> inSearch(StandInVideo video) {
    var row = object("videoId", video.id(), "thumbnail", Words.thumbnails(video));
    row.putAll(shown(video));
    row.put("ownerText", owner(video));
    row.put("publishedTimeText", Words.simple("2 years ago"));
    row.put("viewCountText", Words.simple(Words.views(video)));
    return object("videoRenderer", row);
  }

  private static Map<String, Object> gone(String words) {
    return object("title", Words.runs(words), "isPlayable", false);
  }

  private static Map<String, Object> shown(StandInVideo video) {
    return object(
        "title", Words.runs(video.title()),
        "lengthText", Words.simple(Words.clock(video.duration())),
        "lengthSeconds", Long.toString(video.duration().toSeconds()),
        "shortBylineText", owner(video),
        "isPlayable", true);
  }

  private static Map<String, Object> owner(StandInVideo video) {
    var channel = video.channel();
    var place = object("browseId", channel.id(), "canonicalBaseUrl", "/" + channel.handle());
    var run = object("text", channel.title());
    run.put("navigationEndpoint", object("browseEndpoint", place));
    return object("runs", List.of(run));
  }
}
