package org.ytarchive.storage.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.testing.Form;

/** {@code POST /storage/video} as clients should not send it. */
class RefusedUploadIT extends UploadsToStorage {
  @ParameterizedTest
  @ValueSource(strings = {"<!doctype html><script>alert(1)</script>", "x", "MZ\u0090", "{}"})
  void upload_ofWhatIsNoMediumIs415(String content) {
    for (var padding : List.of("", " ".repeat(5000))) {
      var answer = storage.upload(of("nomedia-001", (content + padding).getBytes(UTF_8)).end());
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
      assertThat(answer.parameter()).isEqualTo("file");
    }
    assertThat(storage.get("/storage/videos/nomedia-001").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "video_id; x; 400; INVALID_VIDEO_ID",
        "video_id; ../../../etc; 400; INVALID_VIDEO_ID",
        "video_id; up_; 400; INVALID_VIDEO_ID",
        "metadata; {; 400; METADATA_INVALID",
        "metadata; []; 400; METADATA_INVALID",
        "metadata; 'null'; 400; METADATA_INVALID",
        "metadata; {\"title\":5}; 400; METADATA_INVALID",
        "metadata; {\"duration\":-1}; 400; METADATA_INVALID",
        "kind; film; 400; INVALID_PARAMETER",
        "kind; capture; 400; INVALID_VIDEO_ID",
        "quality; huge; 400; INVALID_PARAMETER",
      })
  void upload_withAWrongFieldNamesIt(String name, String value, int status, String code) {
    var id = name.equals("video_id") ? Form.form() : Form.form().field("video_id", "fields-0001");
    var file = Form.mp4(1000, 9);
    var after = id.file(file).field(name, value).end();
    var before = Form.form().field(name, value).file(file).field("video_id", "fields-0001").end();

    for (var form : name.equals("video_id") ? List.of(after) : List.of(after, before)) {
      var answer = storage.upload(form);
      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.code()).isEqualTo(code);
      assertThat(answer.parameter())
          .startsWith(code.equals("INVALID_VIDEO_ID") ? "video_id" : name);
    }
    assertThat(storage.get("/storage/videos/fields-0001").status()).isEqualTo(404);
    assertThat(kept()).noneMatch(kept -> kept.startsWith("fields"));
  }

  @Test
  void upload_withoutAFileOrWithTwoIs400() {
    var file = Form.mp4(1000, 10);
    for (var form :
        List.of(
            Form.form().field("video_id", "parts-00001"),
            Form.form(),
            Form.form().file(new byte[0]),
            of("parts-00001", file).file(file),
            of("parts-00001", file).field("file", "again"))) {
      var answer = storage.upload(form.end());
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
      assertThat(answer.parameter()).isEqualTo("file");
    }
    for (var field : List.of("video_id=parts-00001", "metadata={}", "quality=best")) {
      var name = field.substring(0, field.indexOf('='));
      var value = field.substring(name.length() + 1);
      var twice = Form.form().field(name, value).field(name, value).file(file);
      var answer = storage.upload(twice.end());
      assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
      assertThat(answer.parameter()).isEqualTo(name);
    }
  }

  @Test
  void upload_ofTooMuchIs413() {
    var many = Form.form();
    for (int i = 0; i < 30; i++) {
      many.field("f" + i, "x");
    }
    for (var form :
        List.of(
            Form.form().field("video_id", "x".repeat(2000)),
            Form.form().field("metadata", "{\"x\":\"" + "x".repeat(2_200_000) + "\"}"),
            Form.form().field("comment", "x".repeat(70_000)),
            many,
            Form.form().part("X-Long: " + "x".repeat(20_000), new byte[1]))) {
      var answer = storage.upload(form.end());
      assertThat(answer.status()).as(answer.text()).isEqualTo(413);
      assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }
  }

  @Test
  void upload_ofALargerFileThanAllowedIs413() {
    var most = storage.upload(of("large-00001", Form.mp4(3 << 20, 11)).end());
    var more = storage.upload(of("large-00002", Form.mp4((3 << 20) + 1, 11)).end());

    assertThat(most.status()).as(most.text()).isEqualTo(201);
    assertThat(more.status()).isEqualTo(413);
    assertThat(more.error().get("details"))
        .isEqualTo(Map.of("parameter", "file", "max_bytes", 3 << 20));
    assertThat(storage.get("/storage/videos/large-00002").status()).isEqualTo(404);
  }

  @Test
  void upload_ofWhatIsNoFormIsRefused() {
    var json = storage.post("/storage/video", "{}");
    assertThat(json.status()).isEqualTo(415);
    assertThat(json.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");

    for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=other")) {
      var answer =
          storage.post("/storage/video", of("noform-0001", Form.mp4(1000, 12)).end(), type);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
      assertThat(answer.parameter()).isEqualTo("body");
    }
    assertThat(storage.upload(new byte[0]).status()).isEqualTo(400);
    assertThat(storage.upload(of("noform-0001", Form.mp4(1000, 12)).open()).status())
        .isEqualTo(400);
  }

  @Test
  void upload_asAnotherKindThanItIsKeptIs400() {
    storage.post(
        "/storage/metadata", "{\"video_id\":\"up_12345678\",\"metadata\":{},\"kind\":\"upload\"}");
    var file = Form.mp4(1000, 13);

    var other = Form.form().field("video_id", "up_12345678").field("kind", "youtube").file(file);
    assertThat(storage.upload(other.end()).parameter()).isEqualTo("kind");
    var same = storage.upload(Form.form().field("video_id", "up_12345678").file(file).end());
    assertThat(same.data()).containsEntry("kind", "upload");
  }
}
