package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.common.testing.Form;

/** {@code POST /upload} as clients should not send it. */
class RefusedUploadIT extends UploadGround {
  /** By its first bytes: Storage does not even hear of it. */
  @Test
  void textCalledVideo_isNone() {
    long asked = asked();
    var answer =
        jobs.upload(
            Form.form().file("v.mp4", "hello, I am a video".repeat(50_000).getBytes(UTF_8)).end());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"File is not a video\"}");
    assertThat(asked()).isEqualTo(asked);
  }

  private static long asked() {
    return jobs.storage.requests.stream().filter(r -> r.equals("POST /storage/video")).count();
  }

  /** By what ffprobe says of it. */
  @Test
  void soundInAVideosClothes_isNone() {
    jobs.download.processings.video = false;

    nothingIsLeft(
        () -> {
          var answer = jobs.upload(Form.form().file(VIDEO).end());
          assertThat(answer.statusCode()).isEqualTo(400);
          assertThat(answer.body()).isEqualTo("{\"detail\":\"File is not a video\"}");
        });
  }

  @Test
  void storageThatRefuses_is500() {
    jobs.storage.uploads.refusal = 507;

    nothingIsLeft(
        () -> {
          var answer = jobs.upload(Form.form().file(VIDEO).end());
          assertThat(answer.statusCode()).isEqualTo(500);
          assertThat(answer.body()).isEqualTo("{\"detail\":\"Error saving file\"}");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "denoise; much; float_parsing",
        "denoise; 10.5; less_than_equal",
        "contrast; 0.4; greater_than_equal",
        "saturation; NaN; float_parsing",
        "deinterlace; maybe; literal_error",
      })
  void wrongField_is422WithItsName(String name, String value, String type) {
    nothingIsLeft(
        () -> {
          for (var form :
              new Form[] {
                Form.form().field(name, value).file(VIDEO),
                Form.form().file(VIDEO).field(name, value)
              }) {
            var answer = jobs.upload(form.end());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                .startsWith(
                    "{\"detail\":[{\"type\":\"%s\",\"loc\":[\"body\",\"%s\"]"
                        .formatted(type, name));
          }
        });
  }

  @Test
  void formWithoutFile_is422() {
    var missing =
        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"file\"],\"msg\":\"Field"
            + " required\",\"input\":null}]}";

    assertThat(jobs.upload(Form.form().field("client_id", "me").end()).body()).isEqualTo(missing);
    assertThat(jobs.post("/upload", "{}").body()).isEqualTo(missing);
    assertThat(jobs.post("/upload", "{}").statusCode()).isEqualTo(422);
  }

  @Test
  void brokenForm_is400() {
    var answer = jobs.upload(Form.form().file(VIDEO).open());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"There was an error parsing the body\"}");
  }

  @Test
  void tooLarge_is413() throws Exception {
    nothingIsLeft(
        () -> {
          var answer = jobs.upload(Form.form().file(Form.mp4(1_100_000, 2)).end());
          assertThat(answer.statusCode()).isEqualTo(413);
          assertThat(answer.body()).contains("{\"detail\":\"", "MAX_UPLOAD_SIZE");
        });
    try (var socket = new Socket("127.0.0.1", jobs.address("").getPort())) {
      var head =
          "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n"
              + "Expect: 100-continue\r\nContent-Type: "
              + Form.TYPE
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  /** The first 64 KiB are enough: of the rest nothing is waited for. */
  @Test
  void text_isRefusedBeforeTheRestIsSent() throws Exception {
    try (var socket = new Socket("127.0.0.1", jobs.address("").getPort())) {
      socket.setSoTimeout((int) LONG.toMillis());
      var head =
          "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\nContent-Type: "
              + Form.TYPE
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write(Form.form().file(new byte[70_000]).open());
      socket.getOutputStream().flush();

      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void uploads_areLimitedPerClient() {
    try (var replica = jobs.replica(Map.of("ytarchive.processing.per-minute", 2))) {
      var form = Form.form().field("client_id", "me").end();
      assertThat(replica.upload(form).statusCode()).isEqualTo(422);
      assertThat(replica.upload(form).statusCode()).isEqualTo(422);

      var refused = replica.upload(form);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).startsWith("{\"detail\":\"more than 2 uploads within a minute");
    }
  }
}
