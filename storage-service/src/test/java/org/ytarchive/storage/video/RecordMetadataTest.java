package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.json.JsonReader;

class RecordMetadataTest {

  @Test
  void of_understandsWhatMetadataSays() {
    var metadata =
        metadata(
            """
            {"title":"A","description":"B","duration":212,"published_at":"2009-10-25T08:57:33+02:00",
             "channel":{"id":"UC1","title":"C","subscriber_count":1},"anything":[1,{"x":null}]}
            """);

    assertThat(metadata.title()).isEqualTo("A");
    assertThat(metadata.description()).isEqualTo("B");
    assertThat(metadata.duration()).isEqualTo(212);
    assertThat(metadata.publishedAt()).isEqualTo(Instant.parse("2009-10-25T06:57:33Z"));
    assertThat(metadata.channelId()).isEqualTo("UC1");
    assertThat(metadata.channelTitle()).isEqualTo("C");
  }

  @Test
  void of_nothingAtAll() {
    assertThat(metadata("{}").title()).isNull();
    assertThat(metadata("{\"title\":null,\"duration\":null,\"channel\":null}").duration()).isNull();
  }

  /** yt-dlp writes the channel's name as a text. */
  @Test
  void of_aChannelThatIsJustAName() {
    assertThat(metadata("{\"channel\":\"C\"}").channelTitle()).isEqualTo("C");
    assertThat(metadata("{\"channel\":\"C\"}").channelId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"212.4, 212", "212.5, 213", "0, 0", "1e3, 1000", "-0.0, 0"})
  void of_aDurationInFractions(String sent, long seconds) {
    assertThat(metadata("{\"duration\":" + sent + "}").duration()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"text\"",
        "[]",
        "1",
        "{\"title\":1}",
        "{\"title\":[]}",
        "{\"description\":{}}",
        "{\"duration\":\"212\"}",
        "{\"duration\":-1}",
        "{\"duration\":1e10}",
        "{\"duration\":99999999999999999999999}",
        "{\"duration\":true}",
        "{\"published_at\":1}",
        "{\"published_at\":\"yesterday\"}",
        "{\"published_at\":\"2009-10-25\"}",
        "{\"published_at\":\"+99999-01-01T00:00:00Z\"}",
        "{\"channel\":1}",
        "{\"channel\":{\"title\":1}}",
        "{\"x\":\"a\\u0000b\"}",
        "{\"x\\u0000\":1}",
        "{\"x\":[{\"y\":\"\\ud800\"}]}",
        "{\"x\":1e100000}",
        "{\"x\":1e-100000}",
        "{\"x\":-1e999999999}",
      })
  void of_refusesWhatIsWrong(String sent) {
    assertThatThrownBy(() -> metadata(sent))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.METADATA_INVALID);
              assertThat(e.details()).containsKey("parameter");
            });
  }

  @Test
  void of_refusesATitleNoListCouldCarry() {
    var title = "x".repeat(5001);

    assertThatThrownBy(() -> metadata("{\"title\":\"" + title + "\"}"))
        .hasMessageContaining("metadata.title");
    assertThat(metadata("{\"title\":\"" + title.substring(1) + "\"}").title()).hasSize(5000);
  }

  private static RecordMetadata metadata(String json) {
    try {
      return RecordMetadata.of(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
