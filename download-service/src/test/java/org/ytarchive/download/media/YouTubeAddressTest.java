package org.ytarchive.download.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.VideoId;

class YouTubeAddressTest {
  private static final String CHANNEL = "UCstandin0standin0stand0";

  /** One video of a list is asked for by its own address, as in a browser. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PLstandinSMALL00",
        "https://youtu.be/dQw4w9WgXcQ?t=3",
        "youtube.com/shorts/dQw4w9WgXcQ"
      })
  void parse_findsVideos(String text) {
    assertThat(YouTubeAddress.parse(text))
        .isEqualTo(new YouTubeAddress.Video(new VideoId("dQw4w9WgXcQ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PLstandinSMALL00",
        " https://www.youtube.com/playlist?list=PLstandinSMALL00 ",
        "http://m.youtube.com/playlist?list=PLstandinSMALL00&si=abc",
        "music.youtube.com/playlist?si=abc&list=PLstandinSMALL00",
        "https://www.youtube.com/watch?list=PLstandinSMALL00"
      })
  void parse_findsPlaylists(String text) {
    assertThat(YouTubeAddress.parse(text))
        .isEqualTo(new YouTubeAddress.Playlist("PLstandinSMALL00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHANNEL,
        "https://www.youtube.com/channel/" + CHANNEL,
        "https://www.youtube.com/channel/" + CHANNEL + "/videos?view=0",
      })
  void parse_findsChannels(String text) {
    assertThat(YouTubeAddress.parse(text)).isEqualTo(new YouTubeAddress.Channel(CHANNEL));
  }

  @ParameterizedTest
  @CsvSource({
    "@standin, https://www.youtube.com/@standin",
    "https://www.youtube.com/@standin/videos, https://www.youtube.com/@standin",
    "https://youtube.com/@a.b_c-d/shorts, https://www.youtube.com/@a.b_c-d",
    "https://www.youtube.com/c/Some.Name, https://www.youtube.com/c/Some.Name",
    "https://www.youtube.com/user/name1/featured, https://www.youtube.com/user/name1",
    "https://www.youtube.com/@%E6%97%A5%E6%9C%AC, https://www.youtube.com/@%E6%97%A5%E6%9C%AC",
    "@日本, https://www.youtube.com/@%E6%97%A5%E6%9C%AC",
  })
  void parse_findsChannelsByName(String text, String url) {
    assertThat(YouTubeAddress.parse(text))
        .isInstanceOfSatisfying(
            YouTubeAddress.NamedChannel.class, named -> assertThat(named.url()).isEqualTo(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/",
        "https://www.youtube.com",
        "https://www.youtube.com/feed/subscriptions",
        "/no://scheme",
        "https://www.youtube.com/playlist",
        "https://www.youtube.com/playlist?list=",
        "https://www.youtube.com/playlist?list=PL..%2f..%2fetc",
        "https://www.youtube.com/playlist?list=WL",
        "https://www.youtube.com/channel/UCshort",
        "https://www.youtube.com/@",
        "https://www.youtube.com/@a%0Ab",
        "https://www.youtube.com/@a%2Fb%3Fc",
        "https://www.youtube.com/c/a%20b",
        "https://example.org/playlist?list=PLstandinSMALL00",
        "https://www.youtube.com.example.org/@standin",
        "https://example.org@evil.org/@standin",
        "file:///etc/passwd",
        "ftp://www.youtube.com/@standin",
        "ytsearch3:colours",
        "--exec=evil",
        "-PLstandinSMALL00",
        "http://127.0.0.1:8001/health",
        "https://www.youtube.com/watch?v=short",
        "::",
        "%%%"
      })
  void parse_refusesEverythingElse(String text) {
    var e = catchThrowableOfType(ArchiveException.class, () -> YouTubeAddress.parse(text));

    assertThat(e.details()).containsEntry("parameter", "url");
  }

  @Test
  void parse_refusesWhatIsTooLong() {
    var text = "https://www.youtube.com/playlist?list=PLstandinSMALL00&x=" + "x".repeat(3000);

    assertThat(catchThrowableOfType(ArchiveException.class, () -> YouTubeAddress.parse(text)))
        .isNotNull();
  }

  @Test
  void uploads_areAListOfTheSameName() {
    assertThat(new YouTubeAddress.Channel(CHANNEL).uploads().url())
        .isEqualTo("https://www.youtube.com/playlist?list=UUstandin0standin0stand0");
  }
}
