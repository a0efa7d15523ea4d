package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {

  @ParameterizedTest
  @ValueSource(strings = {"best", "worst", "audio", "144p", "720p", "2160p"})
  void parse_readsWhatToStringWrites(String text) {
    assertThat(Quality.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BEST", "720", "0p", "0720p", "99999p", "best[height<=720]", "--x"})
  void parse_namesTheParameterItRefuses(String text) {
    assertThatThrownBy(() -> Quality.parse(text))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.details()).containsEntry("parameter", "quality"));
  }
}
