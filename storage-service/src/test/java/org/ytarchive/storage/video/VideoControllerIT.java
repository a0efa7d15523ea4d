package org.ytarchive.storage.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.contracts.storage.NewRecord;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanChange;
import org.ytarchive.storage.json.JsonReader;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;
import org.ytarchive.storage.testing.StorageClient;

class VideoControllerIT {
  private static final String HELLO_SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() throws Exception {
    storage = RunningStorage.start(home);
    storage.put("hello.mp4", "hello".getBytes(UTF_8));
    storage.put("folder/other.mp4", "other".getBytes(UTF_8));
    Files.writeString(home.resolve("secret"), "hello");
    Files.createSymbolicLink(home.resolve("downloads/out.mp4"), home.resolve("secret"));
    Files.createSymbolicLink(
        home.resolve("downloads/inside.mp4"), home.resolve("downloads/hello.mp4"));
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  private static Answer save(String body) {
    return storage.post("/storage/metadata", body);
  }

  private static Answer saveFile(String path, String more) {
    return save(
        "{\"video_id\":\"file-000000\",\"metadata\":{},\"file_path\":\""
            + path
            + "\""
            + more
            + "}");
  }

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
