package org.ytarchive.storage.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /storage/metadata} with what cannot be kept. */
class RefusedMetadataIT extends VideoGround {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/downloads/../secret",
        "/downloads/out.mp4",
        "../secret",
        "/other/hello.mp4",
        "/downloads/\\u0000"
      })
  void save_ofAPathOutsideTheRootsIs400(String path) {
    var answer = saveFile(path, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.parameter()).isEqualTo("file_path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/downloads/none.mp4", "/downloads", "/downloads/folder", "", "."})
  void save_ofAFileThatIsNotThereIs404(String path) {
    var answer = saveFile(path, "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("FILE_NOT_FOUND");
  }

  @Test
  void save_ofAPathLongerThanAnyFileSystemTakes() {
    assertThat(saveFile("/downloads/" + "x".repeat(100_000), "").code())
        .isEqualTo("FILE_NOT_FOUND");
  }

  @Test
  void save_withAnotherSizeOrHashIs400() {
    var size = saveFile("/downloads/hello.mp4", ",\"file_size\":6");
    var hash = saveFile("/downloads/hello.mp4", ",\"sha256\":\"" + "0".repeat(64) + "\"");

    assertThat(List.of(size.status(), hash.status())).containsOnly(400);
    assertThat(List.of(size.code(), hash.code())).containsOnly("METADATA_INVALID");
    assertThat(size.error().get("details"))
        .isEqualTo(Map.of("parameter", "file_size", "expected", 6, "actual", 5));
    assertThat(hash.error().get("details"))
        .isEqualTo(
            Map.of("parameter", "sha256", "expected", "0".repeat(64), "actual", HELLO_SHA256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"metadata\":{}}",
        "{\"video_id\":\"short\",\"metadata\":{}}",
        "{\"video_id\":\"dQw4w9WgXc\\u0000\",\"metadata\":{}}",
        "{\"video_id\":\"cap_1\",\"metadata\":{}}",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"kind\":\"upload\",\"metadata\":{}}",
      })
  void save_ofWhatIsNoIdIs400(String body) {
    assertThat(save(body).status()).isEqualTo(400);
    assertThat(save(body).code()).isEqualTo("INVALID_VIDEO_ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"text\"",
        "[]",
        "{\"title\":5}",
        "{\"x\":\"\\u0000\"}",
        "{\"x\":\"\\udfff\"}",
        "{\"x\":1e99999}"
      })
  void save_ofMetadataThatIsNoneIs400(String metadata) {
    var answer = save("{\"video_id\":\"bad-0000000\",\"metadata\":" + metadata + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("METADATA_INVALID");
    assertThat(storage.get("/storage/videos/bad-0000000").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "file_size; -1",
        "file_size; 1.5",
        "file_size; \"5\"",
        "sha256; \"abc\"",
        "sha256; 5",
        "quality; \"720\"",
        "quality; []",
        "kind; \"film\"",
        "file_path; 5",
        "video_id; {}",
      })
  void save_ofAnythingElseWrongNamesIt(String parameter, String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("video_id", "\"wrong-00000\"");
    fields.put("metadata", "{}");
    fields.put("file_path", "\"/downloads/hello.mp4\"");
    fields.put(parameter, value);
    var body =
        fields.entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
            .collect(Collectors.joining(",", "{", "}"));

    var answer = save(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.parameter()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"a\":1}}", "{\"a\":01}", "{'a':1}", "\u0000"})
  void save_ofABodyThatIsNoJsonObjectIs400(String body) {
    assertThat(save(body).status()).isEqualTo(400);
    assertThat(save(body).code()).isEqualTo("INVALID_PARAMETER");
  }

  @Test
  void save_ofABodyInAnotherEncodingIs400() {
    var body = "{\"video_id\":\"dQw4w9WgXcQ\",\"metadata\":{\"title\":\"é\"}}";

    var answer =
        storage.post(
            "/storage/metadata", body.getBytes(StandardCharsets.ISO_8859_1), "application/json");

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void save_ofAnythingButJsonIs415() {
    var answer = storage.post("/storage/metadata", "x=y".getBytes(UTF_8), "text/plain");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void save_ofDeepJsonIs400() {
    var deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(save("{\"video_id\":\"deep-000000\",\"metadata\":{\"x\":" + deep + "}}").status())
        .isEqualTo(400);
    var fine = "[".repeat(90) + "]".repeat(90);
    assertThat(save("{\"video_id\":\"deep-000000\",\"metadata\":{\"x\":" + fine + "}}").status())
        .isEqualTo(201);
  }

  @Test
  void save_ofHugeMetadataIs413() {
    var body = "{\"video_id\":\"huge-000000\",\"metadata\":{\"x\":\"%s\"}}";

    for (int size : new int[] {2_100_000, 30_000_000}) {
      var answer = save(body.formatted("x".repeat(size)));
      assertThat(answer.status()).as("%d bytes", size).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }
    assertThat(save(body.formatted("x".repeat(2_000_000))).status()).isEqualTo(201);
  }

  @Test
  void save_ofAKnownVideoAsAnotherKindIs400() {
    save("{\"video_id\":\"up_12345678\",\"metadata\":{},\"kind\":\"upload\"}");

    var answer = save("{\"video_id\":\"up_12345678\",\"metadata\":{}}"); // 11 characters, too

    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.parameter()).isEqualTo("kind");
  }
}
