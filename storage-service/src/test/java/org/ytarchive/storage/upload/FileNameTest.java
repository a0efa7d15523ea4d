package org.ytarchive.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "holiday.mp4, holiday",
    "Été à Nîmes.v2.mp4, Été à Nîmes.v2",
    "../../etc/passwd, passwd",
    "C:\\videos\\a.mp4, a",
    "'/', ''",
    ".mp4, .mp4",
    "'  spaced .mp4', spaced",
  })
  void title_isTheNameAlone(String sent, String title) {
    assertThat(FileName.title(sent)).isEqualTo(title);
  }

  @Test
  void title_losesWhatCannotBeSeen() {
    assertThat(FileName.title("a\0b\n\u202Egpj.mp4")).isEqualTo("abgpj");
    assertThat(FileName.title("\uD800.mp4")).isEmpty();
    assertThat(FileName.title("x".repeat(5000))).hasSize(200);
  }
}
