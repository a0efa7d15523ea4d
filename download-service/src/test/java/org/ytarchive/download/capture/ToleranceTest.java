package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {
  /** Of a capture of two seconds one could be missing. */
  @ParameterizedTest
  @CsvSource({"1000, 300", "2000, 300", "12000, 1200", "20000, 2000", "86400000, 2000"})
  void of_isATenthAndNeverMuch(long length, long missing) {
    assertThat(Tolerance.of(length)).isEqualTo(missing);
  }
}
