package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.List;
import java.util.Map;
import org.ytarchive.standin.catalogue.StandInVideo;

/** Which captions a player answer lists: English and German by hand, English by machine. */
final class CaptionTracks {
  private CaptionTracks() {}

  static Map<String, Object> of(StandInVideo video) {
    var tracks =
        List.of(
            track(video, "en", "English", false),
            track(video, "de", "German", false),
            track(video, "en", "English (auto-generated)", true));
    var languages = List.of(language("en", "English"), language("de", "German"));
    var list = object("captionTracks", tracks, "translationLanguages", languages);
    return object("playerCaptionsTracklistRenderer", list);
  }

  private static Map<String, Object> track(
      StandInVideo video, String language, String name, boolean byMachine) {
    var url = "https://www.youtube.com/api/timedtext?v=" + video.id() + "&lang=" + language;
    var track = object("baseUrl", byMachine ? url + "&kind=asr" : url);
    track.putAll(object("name", Words.simple(name), "languageCode", language));
    track.put("vssId", (byMachine ? "a." : ".") + language);
    track.put("isTranslatable", true);
    track.putAll(byMachine ? object("kind", "asr") : object());
    return track;
  }

  private static Map<String, Object> language(String code, String name) {
    return object("languageCode", code, "languageName", Words.simple(name));
  }
}
