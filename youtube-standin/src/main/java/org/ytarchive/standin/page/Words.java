package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ytarchive.standin.catalogue.StandInVideo;

/** Small phrases YouTube's documents repeat. */
final class Words {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  static Map<String, Object> simple(String text) {
    return object("simpleText", text);
  }

  static Map<String, Object> runs(String text) {
    return object("runs", List.of(object("text", text)));
  }

  static Map<String, Object> thumbnails(StandInVideo video) {
    return object(
        "thumbnails",
        List.of(thumbnail(video, "default", 120, 90), thumbnail(video, "hqdefault", 480, 360)));
  }

  static String date(StandInVideo video) {
    return DATE.format(video.published());
  }

  /** With YouTube's own offset, by which yt-dlp knows it for an exact time. */
  static String timestamp(StandInVideo video) {
    return video
        .published()
        .atOffset(ZoneOffset.ofHours(-8))
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  static String views(StandInVideo video) {
    return String.format(Locale.ENGLISH, "%,d views", video.views());
  }

  /** As players show it: 0:12, 1:00:00. */
  static String clock(Duration length) {
    long hours = length.toHours();
    return hours == 0
        ? "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart())
        : "%d:%02d:%02d".formatted(hours, length.toMinutesPart(), length.toSecondsPart());
  }

  private static Map<String, Object> thumbnail(StandInVideo video, String name, int w, int h) {
    var url = "https://i.ytimg.com/vi/%s/%s.jpg".formatted(video.id(), name);
    return object("url", url, "width", w, "height", h);
  }
}
