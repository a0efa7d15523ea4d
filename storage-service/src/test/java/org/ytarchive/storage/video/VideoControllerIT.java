package org.ytarchive.storage.video;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.contracts.storage.NewRecord;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanChange;
import org.ytarchive.storage.json.JsonReader;
import org.ytarchive.storage.testing.StorageClient;

class VideoControllerIT extends VideoGround {
  @Test
  void save_theFirstTimeIs201AndThen200() {
    var body =
        "{\"video_id\":\"twice-00000\",\"metadata\":{\"title\":\"T\"},"
            + "\"file_path\":\"/downloads/hello.mp4\",\"file_size\":5,\"quality\":\"720p\","
            + "\"sha256\":\""
            + HELLO_SHA256.toUpperCase(Locale.ROOT)
            + "\"}";

    var first = save(body);
    var second = save(body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).isEqualTo("/storage/videos/twice-00000");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Location")).isEmpty();
    assertThat(second.data()).isEqualTo(first.data());
    assertThat(first.data())
        .containsEntry("sha256", HELLO_SHA256)
        .containsEntry("kind", "youtube")
        .containsEntry(
            "files",
            List.of(
                JsonReader.readObject(
                    """
                    {"kind":"video","quality":"720p","path":"/downloads/hello.mp4","size":5,
                     "sha256":"%s","language":null}
                    """
                        .formatted(HELLO_SHA256))));
  }

  @Test
  void save_withoutAFileKeepsTheMetadata() {
    var saved = save("{\"video_id\":\"metaonly-00\",\"metadata\":{\"title\":\"M\"}}");

    assertThat(saved.status()).isEqualTo(201);
    assertThat(saved.data())
        .containsEntry("file_path", null)
        .containsEntry("file_size", null)
        .containsEntry("files", List.of());
  }

  @Test
  void save_keepsMetadataAsItWasSent() {
    var metadata =
        "{\"n\":null,\"deep\":[[[{\"x\":[]}]]],\"e\":1.5e3,\"i\":12345678901234567890,"
            + "\"t\":\"\\u65e5\\ud83d\\ude00\\u0001\",\"b\":true,\"s\":0.1}";

    assertThat(save("{\"video_id\":\"roundtrip-0\",\"metadata\":" + metadata + "}").status())
        .isEqualTo(201);
    var kept =
        (Map<?, ?>)
            requireNonNull(storage.get("/storage/videos/roundtrip-0").data().get("metadata"));

    assertThat(kept.containsKey("n")).isTrue();
    assertThat(kept.get("t")).isEqualTo("日😀\u0001");
    assertThat(String.valueOf(kept.get("i"))).isEqualTo("12345678901234567890");
    assertThat(new BigDecimal(String.valueOf(kept.get("e")))).isEqualByComparingTo("1500");
    assertThat(kept.get("deep")).isEqualTo(List.of(List.of(List.of(Map.of("x", List.of())))));
  }

  @Test
  void save_ofACaptureAndAnUpload() {
    for (var one : new String[][] {{"capture", "cap_1"}, {"upload", "up_x-Y_z"}}) {
      var saved =
          save("{\"kind\":\"%s\",\"video_id\":\"%s\",\"metadata\":{}}".formatted((Object[]) one));
      assertThat(saved.status()).isEqualTo(201);
      assertThat(storage.get("/storage/videos/" + one[1]).data()).containsEntry("kind", one[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/downloads/folder/other.mp4",
        "folder/other.mp4",
        "/downloads/./folder/../folder/other.mp4"
      })
  void save_takesEveryWayToWriteAPathInsideARoot(String path) {
    var body = "{\"video_id\":\"paths-00000\",\"metadata\":{},\"file_path\":\"" + path + "\"}";

    assertThat(save(body).data()).containsEntry("file_path", "/downloads/folder/other.mp4");
  }

  @Test
  void save_ofALinkThatStaysInside() {
    assertThat(saveFile("/downloads/inside.mp4", ",\"sha256\":\"" + HELLO_SHA256 + "\"").status())
        .isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothingHere", "x", "%00", "%ff", "a%2fb", "cap_1x"})
  void get_ofAnUnknownVideoIs404(String id) {
    var answer = storage.get("/storage/videos/" + id);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("VIDEO_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit", "limit=501, limit", "limit=-1, limit", "limit=x, limit",
    "limit=99999999999, limit", "offset=-1, offset", "offset=x, offset", "sort=size, sort",
    "sort=STORED_AT, sort", "order=up, order"
  })
  void list_ofWhatIsOutOfRangeNamesIt(String query, String parameter) {
    var answer = storage.get("/storage/videos?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.parameter()).isEqualTo(parameter);
  }

  @Test
  void list_takesTheLimits() {
    assertThat(storage.get("/storage/videos?limit=500&offset=2147483647").data())
        .containsEntry("videos", List.of())
        .containsEntry("has_more", false);
    assertThat(storage.get("/storage/videos?limit=1&sort=title&order=asc").data())
        .containsEntry("has_more", true);
  }

  /** The contract's interface and the controllers must not drift apart. */
  @Test
  void contract_worksForItsCallers() {
    var client = storage.context().getBean(StorageClient.class);

    var saved =
        client.save(
            new NewRecord(
                "contract-00",
                Map.of("title", "C"),
                "/downloads/hello.mp4",
                5L,
                HELLO_SHA256,
                "youtube",
                "best",
                null));
    assertThat(saved.code()).isEqualTo(201);
    assertThat(client.get("contract-00").data().title()).isEqualTo("C");
    assertThat(client.list(1, 0, null, "stored_at", "desc", null).data().videos()).hasSize(1);
    assertThat(client.stats().data().totalVideos()).isPositive();
    var plan = client.createWorkPlan(new NewWorkPlan(List.of("contract-00"), "why", null));
    var id = plan.body().data().id();
    assertThat(client.getWorkPlan(id).data().reason()).isEqualTo("why");
    assertThat(
            client
                .changeWorkPlan(id, new WorkPlanChange("running", "pending", 2, null))
                .data()
                .status())
        .isEqualTo("running");
    assertThat(client.listWorkPlans(List.of("running"), 1, 0, null).data().workPlans()).hasSize(1);
    assertThat(client.deleteWorkPlan(id).data().id()).isEqualTo(id);
  }
}
