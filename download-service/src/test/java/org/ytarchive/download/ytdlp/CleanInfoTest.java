package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CleanInfoTest {
  private static final String RAW =
      """
      {
        "id": "dQw4w9WgXcQ", "title": "A title", "description": "About it", "duration": 212,
        "tags": ["a"], "chapters": [{"start_time": 0, "end_time": 9.5, "title": "One", "x": 1}],
        "_filename": "/srv/operator/x.mp4", "filepath": "/srv/operator/x.mp4",
        "cookies": "SID=secret", "http_headers": {"Cookie": "SID=secret", "User-Agent": "x"},
        "url": "https://rr1.googlevideo.com/videoplayback?ip=203.0.113.7&sig=secret",
        "requested_downloads": [{"filepath": "/srv/operator/x.mp4"}],
        "requested_subtitles": {"en": {"filepath": "/srv/operator/x.vtt"}},
        "thumbnails": [{"url": "https://i.ytimg.com/vi/x/default.jpg", "filepath": "/home/x.jpg"}],
        "subtitles": {"en": [{"ext": "vtt", "name": "English",
          "url": "https://www.youtube.com/api/timedtext?ip=203.0.113.7&signature=secret"}]},
        "automatic_captions": {"en-orig": [{"ext": "vtt", "url": "https://secret"}], "x": null},
        "formats": [{"format_id": "137", "height": 1080, "cookies": "SID=secret",
          "http_headers": {"Cookie": "SID=secret"}, "fragments": [{"url": "https://secret"}],
          "manifest_url": "https://manifest.googlevideo.com/ip/203.0.113.7/",
          "url": "https://rr1.googlevideo.com/videoplayback?ip=203.0.113.7&sig=secret"}],
        "requested_formats": [{"format_id": "137", "url": "https://secret"}],
        "a_field_of_next_year": {"token": "secret"}
      }
      """;

  private static String clean(String raw) throws IOException {
    var mapper = Engine.mapper();
    return mapper.writeValueAsString(CleanInfo.of(Json.read(mapper, raw).node()));
  }

  @Test
  void of_keepsWhatItSaysAboutTheVideo() throws Exception {
    assertThat(clean(RAW))
        .contains("\"title\":\"A title\"", "\"duration\":212", "\"tags\":[\"a\"]")
        .contains("\"chapters\":[{\"start_time\":0,\"end_time\":9.5,\"title\":\"One\"}]")
        .contains("\"formats\":[{\"format_id\":\"137\",\"height\":1080}]")
        .contains("\"requested_formats\":[{\"format_id\":\"137\"}]")
        .contains("\"subtitles\":{\"en\":[{\"ext\":\"vtt\",\"name\":\"English\"}]}")
        .contains("\"automatic_captions\":{\"en-orig\":[{\"ext\":\"vtt\"}]}")
        .contains("\"url\":\"https://i.ytimg.com/vi/x/default.jpg\"");
  }

  /** Who reads the archive must not learn who filled it, nor from where. */
  @Test
  void of_keepsNothingOfTheOperators() throws Exception {
    assertThat(clean(RAW))
        .doesNotContain(
            "secret", "203.0.113.7", "/home/", "/srv/", "googlevideo", "ookie", "a_field_of");
  }

  @Test
  void of_whatIsNoObjectIsNothing() throws Exception {
    assertThat(clean("{\"formats\": \"none\", \"subtitles\": [1], \"id\": null}"))
        .isEqualTo("{\"id\":null}");
  }
}
