package org.ytarchive.storage.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** {@code POST /storage/video} as clients send it, and as they should not. */
class UploadControllerIT {
  private static final String METADATA = "{\"title\":\"Holiday\",\"duration\":12}";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home, Map.of("MAX_FILE_SIZE", "3MB"));
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertThat(files(home.resolve("tmp/uploads")))
        .allSatisfy(name -> assertThat(name).endsWith(".lock"));
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  private static List<String> kept() {
    try {
      return files(home.resolve("downloads"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Form of(String id, byte[] file) {
    return Form.form().field("video_id", id).file(file).field("metadata", METADATA);
  }

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
