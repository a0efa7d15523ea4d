package org.ytarchive.storage.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=0-, 0, 1000",
    "bytes=999-, 999, 1",
    "bytes=-1, 999, 1",
    "bytes=-100, 900, 100",
    "bytes=-5000, 0, 1000",
    "bytes=500-5000, 500, 500",
    "bytes=500-99999999999999999999999, 500, 500",
    "bytes=-99999999999999999999999, 0, 1000",
    "' bytes = 1 - 2 ', 1, 2",
  })
  void parse_findsThePart(String header, long offset, long length) {
    assertThat(ByteRange.parse(List.of(header), 1000))
        .isEqualTo(new ByteRange.Part(offset, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=1000-", "bytes=1000-2000", "bytes=99999999999999999999-", "bytes=-0"})
  void parse_knowsWhatIsNotThere(String header) {
    assertThat(ByteRange.parse(List.of(header), 1000)).isEqualTo(new ByteRange.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=--5",
        "bytes=+1-2",
        "items=0-1",
        "bytes=0-1,5-6",
        "bytes=0-1,",
        "bytes=1-2-3",
        "bytes=0x1-2",
        "0-1",
        "bytes=\u0661-\u0662"
      })
  void parse_answersTheWholeFileToAnythingElse(String header) {
    assertThat(ByteRange.parse(List.of(header), 1000)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void parse_ignoresARepeatedHeader() {
    assertThat(ByteRange.parse(List.of("bytes=0-1", "bytes=2-3"), 1000))
        .isEqualTo(new ByteRange.Whole());
    assertThat(ByteRange.parse(List.of(), 1000)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void parse_ofAnEmptyFile() {
    assertThat(ByteRange.parse(List.of("bytes=0-"), 0)).isEqualTo(new ByteRange.Unsatisfiable());
    assertThat(ByteRange.parse(List.of("bytes=-5"), 0)).isEqualTo(new ByteRange.Whole());
  }
}
