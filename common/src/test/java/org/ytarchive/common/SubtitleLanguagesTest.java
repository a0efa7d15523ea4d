package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitleLanguagesTest {

  @Test
  void parse_keepsCodesInOrderWithoutDoubles() {
    assertThat(SubtitleLanguages.parse(List.of("pt-BR", "default", "en", "zh-Hans", "pt-BR")))
        .containsExactly("pt-BR", "en", "en-orig", "zh-Hans");
    assertThat(SubtitleLanguages.parse(List.of("en-nP7-2PuUl7o", "es-419", "fil")))
        .containsExactly("en-nP7-2PuUl7o", "es-419", "fil");
  }

  @Test
  void parse_ofNothingIsNothing() {
    assertThat(SubtitleLanguages.parse(null)).isEmpty();
    assertThat(SubtitleLanguages.parse(List.of())).isEmpty();
  }

  /** yt-dlp would take each of these for more, or for something else, than one language. */
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "all",
        "ALL",
        "en.*",
        ".*",
        "-en",
        "en,de",
        "en|de",
        "live_chat",
        "",
        " en",
        "en\n",
        "e",
        "english",
        "en-",
        "(?i)en",
        "--exec",
        "e?n",
        "en/../..",
        "日本",
        "en-aaaaaaaaaaaaaaaaa",
        "en-aaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa"
      })
  void parse_refusesWhatIsNoCode(String code) {
    var asked = Collections.singletonList(code);

    var e = catchThrowableOfType(ArchiveException.class, () -> SubtitleLanguages.parse(asked));

    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(e.details()).containsEntry("parameter", "subtitles");
  }

  @Test
  void parse_refusesTooMany() {
    var codes = new String[SubtitleLanguages.MAX_CODES + 1];
    Arrays.fill(codes, "en");

    assertThat(
            catchThrowableOfType(
                ArchiveException.class, () -> SubtitleLanguages.parse(List.of(codes))))
        .isNotNull();
  }
}
