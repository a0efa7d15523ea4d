package org.ytarchive.metadata.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaDayTest {

  /** Winter, summer, and the two days of 2026 that have 23 and 25 hours. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-15T12:00:00Z, 2026-01-16T08:00:00Z",
    "2026-07-15T12:00:00Z, 2026-07-16T07:00:00Z",
    "2026-03-08T08:00:00Z, 2026-03-09T07:00:00Z",
    "2026-11-01T07:00:00Z, 2026-11-02T08:00:00Z",
    "2026-01-16T07:59:59.999Z, 2026-01-16T08:00:00Z",
    "2026-01-16T08:00:00Z, 2026-01-17T08:00:00Z",
  })
  void resetAfter_isMidnightInCalifornia(Instant now, Instant reset) {
    assertThat(QuotaDay.resetAfter(now)).isEqualTo(reset);
  }

  @Test
  void secondsToReset_isNeverTooShort() {
    assertThat(QuotaDay.secondsToReset(Instant.parse("2026-01-16T07:59:59.999Z"))).isEqualTo(1);
    assertThat(QuotaDay.secondsToReset(Instant.parse("2026-11-01T07:00:00Z"))).isEqualTo(25 * 3600);
  }
}
