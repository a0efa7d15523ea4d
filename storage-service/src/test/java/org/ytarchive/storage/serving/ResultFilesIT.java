package org.ytarchive.storage.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** What was made of an upload, adopted and served beside it. */
class ResultFilesIT {
  private static final String ENHANCED = "processed_videos/enhanced_x.mp4";
  private static final String EXTRACTED = "processed_videos/metadata/x_metadata.json";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home);
    storage.put(ENHANCED, "better".getBytes(UTF_8));
    storage.put(EXTRACTED, "{}".getBytes(UTF_8));
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  private static String upload(String id) {
    storage.upload(Form.form().field("video_id", id).file(Form.mp4(5_000, 1)).end());
    return "/storage/videos/" + id;
  }

  private static Answer attach(String video, String kind, String path) {
    return storage.post(
        video + "/files", "{\"kind\":\"%s\",\"path\":\"/downloads/%s\"}".formatted(kind, path));
  }

  @Test
  void results_areServedBesideTheVideoAndGoWithIt() {
    var video = upload("up_all");
    assertThat(attach(video, "enhanced", ENHANCED).status()).isEqualTo(200);
    var record = attach(video, "extracted", EXTRACTED);

    assertThat(record.text()).contains("\"kind\":\"enhanced\"", "\"kind\":\"extracted\"");
    assertThat(record.text()).contains("\"file_path\":\"/downloads/uploads/up_all.");
    assertThat(attach(video, "extracted", EXTRACTED).data()).isEqualTo(record.data());
    assertThat(storage.get("/storage/stats").text())
        .contains(
            "\"enhanced\":{\"count\":1,\"size\":6}", "\"extracted\":{\"count\":1,\"size\":2}");
    var part = storage.get(video + "/enhanced", "Range", "bytes=1-3");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("ett");
    assertThat(storage.get(video + "/extracted").header("Content-Type"))
        .startsWith("application/json");

    storage.delete(video);

    assertThat(storage.get(video + "/enhanced").code()).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(home.resolve("downloads").resolve(ENHANCED)).doesNotExist();
  }

  /** The upload was deleted while it was worked on: nobody else would ever look there. */
  @Test
  void resultOfAVideoThatIsGone_goesToo() {
    var late = "processed_videos/enhanced_late.mp4";
    var elsewhere = "elsewhere.mp4";
    storage.put(late, "late".getBytes(UTF_8));
    storage.put(elsewhere, "somebody's".getBytes(UTF_8));

    assertThat(attach("/storage/videos/up_gone", "enhanced", late).code())
        .isEqualTo("VIDEO_NOT_FOUND");
    assertThat(attach("/storage/videos/up_gone", "enhanced", elsewhere).code())
        .isEqualTo("VIDEO_NOT_FOUND");

    assertThat(home.resolve("downloads").resolve(late)).doesNotExist();
    assertThat(home.resolve("downloads").resolve(elsewhere)).exists();
  }

  @Test
  void get_ofWhatWasNotMadeIs404() {
    assertThat(storage.get(upload("up_bare") + "/enhanced").code()).isEqualTo("FILE_NOT_FOUND");
  }

  /** A video that was deleted while work on it went on. */
  @Test
  void attach_toWhatIsNotKeptIs404() {
    assertThat(attach("/storage/videos/up_none", "enhanced", "nowhere.mp4").code())
        .isEqualTo("VIDEO_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"video", "metadata", "extracted", ""})
  void attach_refusesAKindThatIsNotTheFiles(String kind) {
    var answer = attach(upload("up_wrong"), kind, "uploads/a.mp4");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"parameter\":\"kind\"");
  }
}
