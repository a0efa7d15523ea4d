package org.ytarchive.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "5123456, 5.1 MB", "5000000000, 5.0 GB"})
  void size_isShort(long bytes, String text) {
    assertThat(Text.size(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "12.4, 0:12", "75, 1:15", "3600, 1:00:00", "3725.6, 1:02:06"})
  void time_isAsOnAPlayer(double seconds, String text) {
    assertThat(Text.time(seconds)).isEqualTo(text);
  }

  @Test
  void fixed_cutsAndFillsByColumnsNotByCharacters() {
    assertThat(Text.fixed("abc", 5)).isEqualTo("abc  ");
    assertThat(Text.fixed("abcdef", 4)).isEqualTo("abcd");
    assertThat(Text.fixed("夏祭り", 5)).isEqualTo("夏祭 ");
    assertThat(Text.fixed("e\u0301te", 3)).isEqualTo("e\u0301te");
  }

  /** A title is a stranger's: it must not colour, move or turn what the terminal shows. */
  @Test
  void harmless_leavesNothingATerminalObeys() {
    assertThat(Text.harmless("a\u001B[31mb\u202Ec\nd\u0007\u009Be")).isEqualTo("a[31mbc de");
  }
}
