package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.List;
import java.util.Map;
import org.ytarchive.standin.catalogue.Behaviour;
import org.ytarchive.standin.catalogue.StandInVideo;

/** What the player interface says about a video; the watch page holds the same. */
final class PlayerAnswer {
  private static final String SCHEDULED = "4102444800";

  private PlayerAnswer() {}

  static Map<String, Object> of(StandInVideo video) {
    var answer = object("responseContext", object("visitorData", Settings.VISITOR));
    answer.put("playabilityStatus", playability(video.behaviour()));
    if (tells(video.behaviour())) {
      answer.put("streamingData", StreamingData.of(video));
      answer.put("videoDetails", details(video));
      answer.put("microformat", object("playerMicroformatRenderer", microformat(video)));
      answer.putAll(video.captions() ? object("captions", CaptionTracks.of(video)) : object());
    } else {
      answer.put("videoDetails", object("videoId", video.id()));
    }
    return answer;
  }

  /** Whether YouTube says anything about the video beside why it does not play. */
  private static boolean tells(Behaviour behaviour) {
    return switch (behaviour) {
      case PLAYS, LIVE, DRM, NO_FORMATS, N_CHALLENGE, TOO_MANY_REQUESTS -> true;
      case PREMIERE, UPCOMING_LIVE, AGE_GATED, GEO_BLOCKED, MEMBERS_ONLY -> true;
      case UNAVAILABLE, PRIVATE, REMOVED, ACCOUNT_TERMINATED, NOT_A_BOT, TRY_LATER -> false;
    };
  }

  private static Map<String, Object> playability(Behaviour behaviour) {
    var status = object("status", behaviour.status(), "playableInEmbed", true);
    var reason = behaviour.reason();
    if (reason == null) {
      return status;
    }
    status.put("reason", reason);
    if (isUpcoming(behaviour)) {
      status.put("liveStreamability", slate());
    } else {
      status.put("errorScreen", errorScreen(reason, behaviour));
    }
    return status;
  }

  private static Map<String, Object> errorScreen(String reason, Behaviour behaviour) {
    var words = object("reason", Words.simple(reason));
    var subreason = behaviour.subreason();
    if (subreason != null) {
      words.put("subreason", Words.simple(subreason));
    }
    return object("playerErrorMessageRenderer", words);
  }

  private static Map<String, Object> slate() {
    var time = object("scheduledStartTime", SCHEDULED);
    var slate = object("offlineSlate", object("liveStreamOfflineSlateRenderer", time));
    return object("liveStreamabilityRenderer", slate);
  }

  private static Map<String, Object> details(StandInVideo video) {
    var details = object("videoId", video.id(), "title", video.title());
    details.put("lengthSeconds", lengthOf(video));
    details.putAll(object("channelId", video.channel().id(), "author", video.channel().title()));
    details.putAll(object("shortDescription", video.description(), "isCrawlable", true));
    details.putAll(object("viewCount", Long.toString(video.views()), "isPrivate", false));
    details.putAll(object("keywords", List.of("test", "stand-in")));
    details.put("thumbnail", Words.thumbnails(video));
    details.putAll(live(video.behaviour()));
    return details;
  }

  private static String lengthOf(StandInVideo video) {
    boolean open = video.behaviour() == Behaviour.LIVE || isUpcoming(video.behaviour());
    return open ? "0" : Long.toString(video.duration().toSeconds());
  }

  private static Map<String, Object> live(Behaviour behaviour) {
    boolean now = behaviour == Behaviour.LIVE;
    boolean soon = isUpcoming(behaviour);
    var live = object("isLiveContent", now || behaviour == Behaviour.UPCOMING_LIVE);
    live.putAll(now ? object("isLive", true) : object());
    live.putAll(soon ? object("isUpcoming", true) : object());
    return live;
  }

  private static boolean isUpcoming(Behaviour behaviour) {
    return behaviour == Behaviour.PREMIERE || behaviour == Behaviour.UPCOMING_LIVE;
  }

  private static Map<String, Object> microformat(StandInVideo video) {
    var channel = video.channel();
    var format = object("title", Words.simple(video.title()));
    format.put("description", Words.simple(video.description()));
    format.put("lengthSeconds", lengthOf(video));
    format.putAll(object("ownerProfileUrl", "http://www.youtube.com/" + channel.handle()));
    format.putAll(object("externalChannelId", channel.id(), "ownerChannelName", channel.title()));
    format.putAll(object("isFamilySafe", video.behaviour() != Behaviour.AGE_GATED));
    format.putAll(object("isUnlisted", false, "category", "Science & Technology"));
    format.putAll(object("viewCount", Long.toString(video.views())));
    format.putAll(object("publishDate", Words.timestamp(video)));
    format.putAll(object("uploadDate", Words.timestamp(video)));
    format.putAll(
        object("availableCountries", List.of("AQ"), "isShortsEligible", video.portrait()));
    return format;
  }
}
