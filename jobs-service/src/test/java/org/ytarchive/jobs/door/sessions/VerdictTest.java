package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static SystemFigures system(double cpu, long memory, long disk) {
    return new SystemFigures(cpu, memory, 100, 100 - disk, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 20, 30, 0, HEALTHY",
    "89.9, 84, 84, 89, HEALTHY",
    "90, 20, 30, 0, DEGRADED",
    "10, 85, 30, 0, DEGRADED",
    "10, 20, 85, 0, DEGRADED",
    "10, 20, 30, 90, DEGRADED",
    "100, 94, 94, 100, DEGRADED",
    "10, 95, 30, 0, UNHEALTHY",
    "10, 20, 95, 0, UNHEALTHY"
  })
  void of_judgesByTheDocumentedThresholds(
      double cpu, long memory, long disk, double sessions, Verdict.Level level) {
    var verdict = Verdict.of(system(cpu, memory, disk), sessions, Map.of());

    assertThat(verdict.level()).isEqualTo(level);
    assertThat(verdict.reasons().isEmpty()).isEqualTo(level == Verdict.Level.HEALTHY);
  }

  @Test
  void of_whatIsMissingIsUnhealthy() {
    var verdict = Verdict.of(system(0, 0, 0), 0, Map.of("database", "down"));

    assertThat(verdict.level()).isEqualTo(Verdict.Level.UNHEALTHY);
    assertThat(verdict.reasons()).containsExactly("database: down");
  }
}
