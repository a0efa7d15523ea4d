package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dQw4w9WgXcQ",
        "  dQw4w9WgXcQ ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "http://youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
        "https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&index=2#t=3",
        "https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ",
        "https://music.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?si=abc&t=10",
        "youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
        "https://www.youtube.com/embed/dQw4w9WgXcQ?start=5",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com/v/dQw4w9WgXcQ",
        "HTTPS://WWW.YouTube.com/watch?v=dQw4w9WgXcQ",
      })
  void parse_findsTheIdInAnyUsualForm(String text) {
    assertThat(VideoUrl.parse(text)).isEqualTo(new VideoId("dQw4w9WgXcQ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "dQw4w9WgXcQ1",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ1",
        "https://www.youtube.com/watch?v=../../etc/x",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?u=youtube.com/watch?v=dQw4w9WgXcQ",
        "ftp://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "/no://scheme",
        "file:///watch?v=dQw4w9WgXcQ",
        "ytsearch1:cats",
        "--exec",
        "http://127.0.0.1/watch?v=dQw4w9WgXcQ",
        "https://user@evil.example@www.youtube.com/watch?v=dQw4w9WgXcQ",
        "::::",
      })
  void parse_refusesAnythingElse(String text) {
    assertThatThrownBy(() -> VideoUrl.parse(text))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VIDEO_ID));
  }

  @ParameterizedTest
  @CsvSource({
    "PLstandinMIXED00,PLstandinMIXED00",
    "https://www.youtube.com/playlist?list=PLstandinMIXED00,PLstandinMIXED00",
    "https://www.youtube.com/playlist?si=x&list=PLstandinMIXED00&index=2,PLstandinMIXED00",
    "m.youtube.com/playlist?list=PLstandinMIXED00,PLstandinMIXED00",
    "https://music.youtube.com/playlist?list=OLAK5uy_abcdefghijkl,OLAK5uy_abcdefghijkl",
    "https://www.youtube.com/watch?list=PLstandinMIXED00,PLstandinMIXED00",
    "https://www.youtube.com/embed/videoseries?list=PLstandinMIXED00,PLstandinMIXED00",
  })
  void wanted_findsPlaylists(String text, String id) {
    assertThat(VideoUrl.wanted(text)).isEqualTo(new Wanted.Playlist(new PlaylistId(id)));
  }

  @ParameterizedTest
  @CsvSource({
    "@standin,@standin",
    "https://www.youtube.com/@stand-in.x,@stand-in.x",
    "https://www.youtube.com/@standin/videos,@standin",
    "https://www.youtube.com/@standin/featured?view=0,@standin",
    "https://www.youtube.com/@%E5%A4%8F%E7%A5%AD%E3%82%8A,@\u590F\u796D\u308A",
    "UCstandin0listed00000000,UCstandin0listed00000000",
    "https://www.youtube.com/channel/UCstandin0listed00000000,UCstandin0listed00000000",
    "https://m.youtube.com/channel/UCstandin0listed00000000/videos,UCstandin0listed00000000",
    "https://www.youtube.com/c/StandIn,c/StandIn",
    "https://www.youtube.com/user/StandIn/videos,user/StandIn",
  })
  void wanted_findsChannels(String text, String name) {
    assertThat(VideoUrl.wanted(text)).isEqualTo(new Wanted.Channel(new ChannelName(name)));
  }

  /** The video that is watched, whatever list it is watched in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PLstandinMIXED00&index=3",
        "https://youtu.be/dQw4w9WgXcQ?list=PLstandinMIXED00",
      })
  void wanted_ofAVideoInAListIsTheVideo(String text) {
    assertThat(VideoUrl.wanted(text)).isEqualTo(new Wanted.Video(new VideoId("dQw4w9WgXcQ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/playlist",
        "https://www.youtube.com/playlist?list=",
        "https://www.youtube.com/playlist?list=../../etc",
        "https://www.youtube.com/playlist?list=WL",
        "https://www.youtube.com/channel/",
        "https://www.youtube.com/channel/@standin",
        "https://www.youtube.com/channel/UCshort",
        "https://www.youtube.com/@standin/shorts",
        "https://www.youtube.com/@standin/playlists",
        "https://www.youtube.com/@",
        "https://www.youtube.com/@a%2Fb",
        "https://www.youtube.com/c/",
        "https://www.youtube.com/feed/subscriptions",
        "https://youtube.com.evil.example/@standin",
        "c/StandIn",
      })
  void wanted_refusesAnythingElse(String text) {
    assertThatThrownBy(() -> VideoUrl.wanted(text))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VIDEO_ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLstandinMIXED00", "https://www.youtube.com/@standin"})
  void parse_takesNoListForAVideo(String text) {
    assertThatThrownBy(() -> VideoUrl.parse(text))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VIDEO_ID));
  }
}
