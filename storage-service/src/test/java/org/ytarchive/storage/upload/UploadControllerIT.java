package org.ytarchive.storage.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.testing.Answer;

/** {@code POST /storage/video} as clients send it. */
class UploadControllerIT extends UploadsToStorage {
  @Test
  void upload_keepsTheFileAndItsRecord() throws Exception {
    var bytes = Form.mp4(2_000_000, 1);

    var answer = storage.upload(of("upload-0001", bytes).end());

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/storage/videos/upload-0001");
    assertThat(answer.data())
        .containsEntry("video_id", "upload-0001")
        .containsEntry("kind", "youtube")
        .containsEntry("title", "Holiday")
        .containsEntry("file_size", 2_000_000)
        .containsEntry("sha256", sha256(bytes))
        .containsEntry(
            "file_path",
            "/downloads/uploads/upload-0001." + sha256(bytes).substring(0, 32) + ".mp4");
    assertThat(storage.get("/storage/videos/upload-0001").data()).isEqualTo(answer.data());
    var served = storage.get("/storage/videos/upload-0001/file");
    assertThat(served.bytes()).isEqualTo(bytes);
    assertThat(served.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(served.header("ETag")).isEqualTo('"' + sha256(bytes) + '"');
  }

  /** Python's requests and curl send the file where its argument stood. */
  @Test
  void upload_takesThePartsInAnyOrder() {
    var bytes = Form.mp4(300_000, 2);
    var fileFirst =
        Form.form().file(bytes).field("metadata", METADATA).field("video_id", "order-00001").end();
    var fileLast =
        Form.form().field("metadata", METADATA).field("video_id", "order-00002").file(bytes).end();

    assertThat(storage.upload(fileFirst).data()).containsEntry("title", "Holiday");
    assertThat(storage.upload(fileLast).data()).containsEntry("title", "Holiday");
    assertThat(storage.get("/storage/videos/order-00001/file").bytes()).isEqualTo(bytes);
  }

  /** To the key the file is the request, however the form around it looks. */
  @Test
  void upload_withTheSameKeyIsReplayed() {
    var bytes = Form.mp4(100_000, 33);
    var first = storage.uploadOnce(of("keyed-00001", bytes).end(), "once");
    var again =
        storage.uploadOnce(
            Form.form()
                .file(bytes)
                .field("metadata", METADATA)
                .field("video_id", "keyed-00001")
                .end(),
            "once");
    var other = storage.uploadOnce(of("keyed-00001", Form.mp4(100_000, 34)).end(), "once");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void upload_ofTheSameAgainKeepsOne() {
    var form = of("again-00001", Form.mp4(100_000, 3)).end();
    var first = storage.upload(form);
    var stats = storage.get("/storage/stats").data();
    var kept = kept();

    var again = storage.upload(form);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
    assertThat(storage.get("/storage/stats").data()).isEqualTo(stats);
    assertThat(kept()).isEqualTo(kept);
  }

  @Test
  void upload_ofTheSameBySeveralAtOnceKeepsOne() throws Exception {
    var form = of("race-000001", Form.mp4(100_000, 4)).end();
    var answers = new ArrayList<Future<Answer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        answers.add(threads.submit(() -> storage.upload(form)));
      }
    }
    for (var answer : answers) {
      assertThat(answer.get().status()).as(answer.get().text()).isBetween(200, 201);
    }

    assertThat((List<?>) storage.get("/storage/videos/race-000001").data().get("files")).hasSize(1);
    assertThat(kept().stream().filter(name -> name.startsWith("race-000001"))).hasSize(1);
  }

  /** No id: the bytes are the name, and the file's name the title. */
  @Test
  void upload_withoutAnIdIsKnownByItsBytes() {
    var form = Form.form().file("..\\..\\My film.mp4", Form.mp4(1000, 5)).end();

    var first = storage.upload(form);
    var again = storage.upload(form);

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.data()).containsEntry("kind", "upload").containsEntry("title", "My film");
    assertThat(String.valueOf(first.data().get("video_id"))).matches("up_[0-9a-z]{26}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data()).isEqualTo(first.data());
  }

  @Test
  void upload_ofAnotherFileJoinsWhatIsThere() {
    var small = Form.mp4(1000, 6);
    var large = Form.mp4(2000, 7);
    storage.upload(of("joins-00001", small).end());

    var answer =
        storage.upload(
            Form.form()
                .field("video_id", "joins-00001")
                .field("quality", "720p")
                .file(large)
                .end());

    assertThat(answer.status()).isEqualTo(200);
    assertThat((List<?>) answer.data().get("files")).hasSize(2);
    assertThat(answer.data()).containsEntry("title", "Holiday").containsEntry("file_size", 2000);
    assertThat(storage.delete("/storage/videos/joins-00001").data()).containsEntry("bytes", 3000);
    assertThat(kept()).noneMatch(name -> name.startsWith("joins"));
  }

  /** After a deletion the same bytes are taken in anew. */
  @Test
  void upload_afterADeletion() {
    var form = of("gone-000001", Form.mp4(1000, 8)).end();
    storage.upload(form);
    storage.delete("/storage/videos/gone-000001");

    assertThat(storage.upload(form).status()).isEqualTo(201);
    assertThat(storage.get("/storage/videos/gone-000001/file").status()).isEqualTo(200);
  }

  @Test
  void upload_isKeptAsWhatItIsWhateverItIsCalled() {
    var sound = "ID3\u0004".getBytes(UTF_8);
    var form = Form.form().field("video_id", "up_evil").file("x.html\r\n<script>.svg", sound);

    assertThat(storage.upload(form.end()).code()).isEqualTo("INVALID_PARAMETER"); // a line break
    var answer =
        storage.upload(Form.form().field("video_id", "up_evil").file("x.html", sound).end());
    assertThat(answer.data()).containsEntry("kind", "upload");
    var served = storage.get("/storage/videos/up_evil/file");
    assertThat(served.header("Content-Type")).isEqualTo("audio/mpeg");
    assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(served.header("Content-Disposition")).contains(".mp3\"").doesNotContain("html");
  }
}
