package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "PT3M32S, 212",
    "PT45S, 45",
    "PT1H, 3600",
    "P1DT2H3M4S, 93784",
    "P1W, 604800",
    "P1W1D, 691200",
    "PT90M, 5400",
    "PT1.9S, 1",
  })
  void seconds_readsWhatYouTubeWrites(String text, long seconds) {
    assertThat(IsoDuration.seconds(text)).contains(seconds);
  }

  /** Zero is what live and upcoming videos have: no duration yet. */
  @ParameterizedTest
  @ValueSource(strings = {"P0D", "PT0S", "P", "", "3:32", "PT", "PT3M32Sx", "-PT3S", "PT99999999S"})
  void seconds_ofAnythingElseIsNone(String text) {
    assertThat(IsoDuration.seconds(text)).isEmpty();
  }
}
