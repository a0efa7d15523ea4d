package org.ytarchive.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubtitleTextTest {

  @Test
  void of_webVttIsWhatIsSaid() {
    var file =
        """
        WEBVTT
        Kind: captions
        Language: en

        NOTE somebody's note
        on two lines

        STYLE
        ::cue { color: red }

        1
        00:00:01.000 --> 00:00:03.000 align:start position:0%
        <v Rick>We're no<00:00:01.500><c> strangers</c> to love
        &amp; you know

        00:00:03.000 --> 00:00:05.000
        the rules
        """;

    assertThat(SubtitleText.of(file))
        .isEqualTo("We're no strangers to love\n  you know\nthe rules".replace("\n  ", "\n"));
  }

  /** Each line of automatic subtitles comes up to three times. */
  @Test
  void of_rollingSubtitlesSaysEachLineOnce() {
    var file =
        """
        00:01.000 --> 00:02.000
        one

        00:02.000 --> 00:03.000
        one
        two

        00:03.000 --> 00:04.000
        two
        """;

    assertThat(SubtitleText.of(file)).isEqualTo("one\ntwo");
  }

  @Test
  void of_subRipWithWindowsLines() {
    var file =
        "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>Hello</i>\r\n\r\n2\r\n"
            + "00:00:03,000 --> 00:00:04,000\r\nworld\r\n";

    assertThat(SubtitleText.of(file)).isEqualTo("Hello\nworld");
  }

  @Test
  void of_anythingElseIsNothing() {
    assertThat(SubtitleText.of("")).isEmpty();
    assertThat(SubtitleText.of("no times here\nat all")).isEmpty();
    assertThat(SubtitleText.of("-->".repeat(100_000))).isEmpty();
  }

  @Test
  void of_aHugeFileHasAnEnd() {
    var file = new StringBuilder("00:01.000 --> 00:02.000\n");
    for (int i = 0; i < 100_000; i++) {
      file.append("line ").append(i).append('\n');
    }

    assertThat(SubtitleText.of(file.toString())).hasSize(200_000);
  }
}
