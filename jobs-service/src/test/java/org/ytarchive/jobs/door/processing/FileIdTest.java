package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdTest {

  @Test
  void subject_leadsBack() {
    var id = FileId.random();

    assertThat(id.subject()).matches("up_[0-9a-z]{26}");
    assertThat(FileId.ofSubject(id.subject())).contains(id);
    assertThat(FileId.parse(id.toString())).contains(id);
    assertThat(FileId.parse(id.toString().toUpperCase(java.util.Locale.ROOT))).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "../etc/passwd", "0-0-0-0-0x"})
  void parse_takesWholeUuidsOnly(String text) {
    assertThat(FileId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dQw4w9WgXcQ", "up_1", "cap_00000000000000000000000000"})
  void ofSubject_knowsOurUploadsOnly(String text) {
    assertThat(FileId.ofSubject(text)).isEmpty();
  }
}
