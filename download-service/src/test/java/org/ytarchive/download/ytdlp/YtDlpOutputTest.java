package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are copied from runs of the three versions. */
class YtDlpOutputTest {
  private final YtDlpOutput output = new YtDlpOutput(JsonMapper.createDefault());

  /** 2023 downloads in fragments and only estimates. */
  @Test
  void read_takesTheEstimateWhenThereIsNoTotal() {
    var line =
        "@P {\"status\": \"downloading\", \"downloaded_bytes\": 1024, \"total_bytes_estimate\":"
            + " 1390000.0, \"speed\": 1737.7331274741139} {\"format_id\": \"136\"}";

    assertThat(output.read(line))
        .isEqualTo(
            new YtDlpLine.Moved(
                "136",
                false,
                OptionalLong.of(1024),
                OptionalLong.of(1390000),
                OptionalDouble.of(1737.7331274741139)));
  }

  @Test
  void read_takesWhatIsAbsentForUnknown() {
    var line =
        "@P {\"status\": \"downloading\", \"downloaded_bytes\": 1024, \"total_bytes\": 1390000}"
            + " {\"format_id\": \"136\"}";

    assertThat(output.read(line))
        .isEqualTo(
            new YtDlpLine.Moved(
                "136",
                false,
                OptionalLong.of(1024),
                OptionalLong.of(1390000),
                OptionalDouble.empty()));
  }

  @Test
  void read_seesTheEndOfAStream() {
    var line =
        "@P {\"status\": \"finished\", \"downloaded_bytes\": 140500, \"total_bytes\": 140500}"
            + " {\"format_id\": \"140\"}";

    assertThat(output.read(line))
        .isInstanceOfSatisfying(
            YtDlpLine.Moved.class, moved -> assertThat(moved.finished()).isTrue());
  }

  @Test
  void read_takesThePathOutOfItsQuotes() {
    assertThat(output.read("@F \"/srv/a \\\"b\\\"/-dashFirst0.mp4\""))
        .isEqualTo(new YtDlpLine.Saved("/srv/a \"b\"/-dashFirst0.mp4"));
  }

  @Test
  void read_seesTheEndOfTheExtraction() {
    assertThat(output.read("@I {\"id\": \"ordinary720\"}")).isEqualTo(new YtDlpLine.Extracted());
  }

  /** A version may print NA, cut a line or chat: none of it is news. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@P NA {\"format_id\": \"18\"}",
        "@P {\"status\": \"downloading\"} \"NA\"",
        "@P {\"status\": \"downloading\"} {\"format_id\": null}",
        "@P {\"status\": \"downl",
        "@P {\"speed\": NaN} {\"format_id\": \"18\"}",
        "@F NA",
        "@F \"cut",
        "[download] Destination: x.mp4",
        ""
      })
  void read_ignoresTheRest(String line) {
    assertThat(output.read(line)).isEqualTo(new YtDlpLine.Other());
  }
}
