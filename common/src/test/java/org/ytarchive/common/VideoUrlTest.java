package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
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
}
