package org.ytarchive.download.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

class FormatSelectionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "best[height<=720]",
        "best",
        "worst",
        "b",
        "w",
        "bv*+ba/b",
        "bestvideo+bestaudio/best",
        "wv*+wa/w",
        "best*",
        "137+140",
        "251-drc",
        "137+140/22/18",
        "bv[height<=?1080][ext=mp4][vcodec^=avc1]+ba[abr>=128]",
        "b[filesize<50M]",
        "b[filesize<1.5GiB][tbr!=0][fps>30]",
        "bv[acodec!=none]",
        "bv[vcodec*=av01]"
      })
  void parse_givesBackWhatItUnderstood(String text) {
    assertThat(FormatSelection.parse(text)).hasToString(text);
  }

  @Test
  void parse_leavesBlanksOut() {
    assertThat(FormatSelection.parse(" bv [ height <= 720 ] + ba / b "))
        .hasToString("bv[height<=720]+ba/b");
  }

  /** Whatever is not in the grammar is refused with its place, before any program sees it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", 0",
        "best[, 5",
        "best[height<=720, 16",
        "best[height<=720]x, 17",
        "best[height<=], 13",
        "best[title=x], 5",
        "best[height^=7], 11",
        "best[ext~=mp4], 8",
        "best[ext<mp4], 8",
        "(bv+ba)/b, 0",
        "mergeall, 0",
        "all, 0",
        "best/, 5",
        "best+, 5",
        "best;rm, 4",
        "--exec, 0",
        "-f, 0",
        "best[ext=mp4'], 12",
        "best[ext=$(id)], 9",
        "best[ext=--x], 9",
        "bv.2, 2",
        "hls-1080p, 0"
      })
  void parse_refusesTheRestWithItsPosition(String text, int position) {
    var refused = catchThrowableOfType(ArchiveException.class, () -> FormatSelection.parse(text));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(refused.details())
        .containsEntry("parameter", "format_selection")
        .containsEntry("position", position);
  }

  /** yt-dlp would bring two files. */
  @ParameterizedTest
  @ValueSource(strings = {"bv,ba", "bv\nba", "bv\tba"})
  void parse_refusesOtherSeparators(String text) {
    var refused = catchThrowableOfType(ArchiveException.class, () -> FormatSelection.parse(text));

    assertThat(refused.details()).containsEntry("position", 2);
  }

  @Test
  void parse_refusesWhatIsTooLong() {
    var refused =
        catchThrowableOfType(
            ArchiveException.class, () -> FormatSelection.parse("b/".repeat(300) + "b"));

    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
  }
}
