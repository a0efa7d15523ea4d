package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.List;
import java.util.Map;
import org.ytarchive.standin.catalogue.StandInVideo;

/** The page of one video, and the {@code next} answer that says the same. */
final class WatchPage {
  private WatchPage() {}

  static String of(StandInVideo video) {
    var player = Json.writeForScript(PlayerAnswer.of(video));
    var page = Json.writeForScript(next(video));
    return Page.of(
        "<script>var ytInitialPlayerResponse = " + player + ";</script>",
        "<script>var ytInitialData = " + page + ";</script>");
  }

  static Map<String, Object> next(StandInVideo video) {
    var contents =
        List.of(
            object("videoPrimaryInfoRenderer", primary(video)),
            object("videoSecondaryInfoRenderer", secondary(video)));
    var results = object("results", object("results", object("contents", contents)));
    var document = object("responseContext", object("visitorData", Settings.VISITOR));
    document.put("contents", object("twoColumnWatchNextResults", results));
    return document;
  }

  private static Map<String, Object> primary(StandInVideo video) {
    var count = object("viewCount", Words.simple(Words.views(video)));
    return object(
        "title", Words.runs(video.title()),
        "viewCount", object("videoViewCountRenderer", count),
        "dateText", Words.simple(Words.date(video)));
  }

  private static Map<String, Object> secondary(StandInVideo video) {
    var channel = video.channel();
    var place = object("browseId", channel.id(), "canonicalBaseUrl", "/" + channel.handle());
    var owner = object("title", Words.runs(channel.title()));
    owner.put("navigationEndpoint", object("browseEndpoint", place));
    owner.put("subscriberCountText", Words.simple("1.23K subscribers"));
    return object("owner", object("videoOwnerRenderer", owner));
  }
}
