package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ytarchive.common.OutputFormat;

class CaptionsTest {
  private static final String VTT =
      """
      WEBVTT
      Kind: captions
      Language: en

      00:00.320 --> 00:02.000 align:start position:0%
      we're no strangers<00:00:00.800><c> to</c>

      1
      00:00:02.000 --> 01:00:04.500
      we're no strangers to
      you &amp; me

      NOTE nothing is said here

      00:05.000 --> 00:06.000

      """;

  @Test
  void srt_numbersWhatIsSaid() {
    assertThat(Captions.rewrite(VTT, OutputFormat.SRT))
        .isEqualTo(
            """
            1
            00:00:00,320 --> 00:00:02,000
            we're no strangers to

            2
            00:00:02,000 --> 01:00:04,500
            we're no strangers to
            you & me

            """);
  }

  /** Automatic captions roll. */
  @Test
  void txt_saysEachLineOnce() {
    assertThat(Captions.rewrite(VTT.replace("\n", "\r\n"), OutputFormat.TXT))
        .isEqualTo("we're no strangers to\nyou & me\n");
  }

  @Test
  void vtt_staysAsItIs() {
    assertThat(Captions.rewrite(VTT, OutputFormat.VTT)).isEqualTo(VTT);
  }
}
