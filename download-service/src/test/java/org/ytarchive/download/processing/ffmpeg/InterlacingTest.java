package org.ytarchive.download.processing.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterlacingTest {

  @ParameterizedTest
  @CsvSource({"75,0,0,true", "0,60,5,true", "47,44,9,false", "0,0,100,false", "3,0,0,false"})
  void counts_areOfHalvesOnlyInOneOrder(int top, int bottom, int whole, boolean halves) {
    var line =
        "[Parsed_idet_0 @ 0x5] Multi frame detection: TFF:%6d BFF:%6d Progressive:%6d Undetermined:     0"
            .formatted(top, bottom, whole);

    assertThat(Interlacing.isMostlyInterlaced(line)).isEqualTo(halves);
  }
}
