package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireIdTest {

  @Test
  void read_givesBackWhatWasWritten() {
    for (int i = 0; i < 1000; i++) {
      var id = UUID.randomUUID();
      assertThat(WireId.read("job_", WireId.write("job_", id))).contains(id);
    }
  }

  @Test
  void write_coversBothEnds() {
    assertThat(WireId.write("job_", new UUID(0, 0))).isEqualTo("job_" + "0".repeat(26));
    assertThat(WireId.write("job_", new UUID(-1, -1))).isEqualTo("job_7" + "z".repeat(25));
  }

  /** People type ids off a screen. */
  @Test
  void read_takesCapitals() {
    var id = UUID.randomUUID();
    var shouted = "job_" + WireId.write("", id).toUpperCase(Locale.ROOT);
    assertThat(WireId.read("job_", shouted)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "job_", "job_12345", "dl_00000000000000000000000000", "job_zz"})
  void read_isEmptyForWhatWasNeverWritten(String text) {
    assertThat(WireId.read("job_", text)).isEmpty();
  }

  /** 26 characters hold 130 bits: what overflows is no id. */
  @Test
  void read_refusesAnOverflow() {
    assertThat(WireId.read("job_", "job_8" + "0".repeat(25))).isEmpty();
  }

  @Test
  void parse_ofAnUnknownFormIsAJobThatIsNotThere() {
    assertThatThrownBy(() -> JobId.parse("job_12345"))
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_NOT_FOUND));
  }
}
