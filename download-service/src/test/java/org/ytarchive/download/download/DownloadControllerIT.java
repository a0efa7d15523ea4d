package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;

import io.micronaut.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.contracts.download.FailureClass;

class DownloadControllerIT {
  @TempDir static Path home;
  private static Replica downloads;

  @BeforeAll
  static void start() {
    downloads = Replica.start(home, Map.of("MAX_CONCURRENT_DOWNLOADS", "2"));
  }

  @AfterAll
  static void stop() {
    downloads.close();
  }

  @AfterEach
  void endAll() {
    for (var open : downloads.open()) {
      downloads.delete("/download/" + open);
    }
    downloads.downloader().reset();
    await().until(() -> downloads.downloader().playing() == 0);
  }

  private static String wish(String video) {
    return "{\"video_id\":\"" + video + "\"}";
  }

  private static String wish(String job, int attempt) {
    return "{\"video_id\":\"%s\",\"job_id\":\"%s\",\"attempt\":%d}".formatted(VIDEO, job, attempt);
  }

  private Replica.Answer awaitStatus(String id, String status) {
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> downloads.get("/download/" + id), answer -> answer.text("status").equals(status));
  }

  private CountDownLatch hang(String... videos) {
    var started = new CountDownLatch(videos.length);
    for (var video : videos) {
      downloads.downloader().on(video, ScriptedDownloader.hangs(started));
    }
    return started;
  }

  private static void awaitNow(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static List<String> workFolders() throws Exception {
    try (var folders = Files.list(home.resolve("downloads/.work"))) {
      return folders.map(f -> f.getFileName().toString()).toList();
    }
  }

  /** "Download Video": the documented request; what is not known yet is null. */
  @Test
  void create_takesTheDocumentedRequest() throws Exception {
    awaitNow(occupyAllSlots());
    var created = downloads.post(Golden.text("download-request.json"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.raw().headers().firstValue("Location"))
        .hasValue("/download/" + created.text("download_id"));
    var documented = data("download-created.json");
    assertThat(created.data().keySet()).containsAll(documented.keySet());
    assertThat(created.data())
        .containsEntry("status", "queued")
        .containsEntry("phase", "queued")
        .containsEntry("progress", 0)
        .containsEntry("job_id", "job_12345")
        .containsEntry("estimated_size", null)
        .containsEntry("output_path", null)
        .containsEntry("started_at", null);
  }

  private CountDownLatch occupyAllSlots() {
    var started = hang("occupied__1", "occupied__2");
    downloads.post(wish("occupied__1"));
    downloads.post(wish("occupied__2"));
    return started;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(String golden) {
    return (Map<String, Object>)
        Golden.json(downloads.bean(JsonMapper.class), golden).getOrDefault("data", Map.of());
  }

  /** "Get Download Status". */
  @Test
  void get_ofACompletedOneIsAsDocumented() {
    var id = downloads.post(wish(VIDEO)).text("download_id");

    var done = awaitStatus(id, "completed");

    var golden = Golden.json(downloads.bean(JsonMapper.class), "download-status.json");
    Golden.assertLike(golden, done.body(), "");
    assertThat(done.data())
        .containsEntry("phase", "done")
        .containsEntry("output_path", "/downloads/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
    assertThat(done.text("file")).contains("sha256=").contains("duration=10.0");
    assertThat(done.text("metadata")).contains("Title of dQw4w9WgXcQ");
  }

  /** "List Active Downloads". */
  @Test
  void list_showsWhatRunsAndWaits() throws Exception {
    awaitNow(occupyAllSlots());
    downloads.post(wish("waiting____"));
    downloads.post(wish("waiting___2"));

    var list = downloads.get("/download");

    assertThat(list.data()).containsEntry("active_count", 2).containsEntry("queue_count", 2);
    assertThat((List<?>) list.data().get("downloads")).hasSize(4);
    assertThat(Replica.Answer.keys(list.data(), "downloads"))
        .containsExactlyInAnyOrderElementsOf(
            Replica.Answer.keys(data("download-list.json"), "downloads"));
    assertThat((List<?>) downloads.get("/download?limit=1&offset=3").data().get("downloads"))
        .hasSize(1);
  }

  @Test
  void worker_neverRunsMoreThanItsSlots() throws Exception {
    awaitNow(occupyAllSlots());
    var last = downloads.post(wish("waiting____")).text("download_id");
    assertThat(downloads.downloader().playing()).isEqualTo(2);

    downloads.delete("/download/" + downloads.open().getFirst());

    awaitStatus(last, "completed");
    assertThat(downloads.downloader().mostAtOnce()).isEqualTo(2);
  }

  @Test
  void get_showsPhaseSpeedAndEtaWhileItRuns() throws Exception {
    var started = hang(VIDEO);
    var id = downloads.post(wish(VIDEO)).text("download_id");
    awaitNow(started);

    await()
        .untilAsserted(
            () ->
                assertThat(downloads.get("/download/" + id).data())
                    .containsEntry("phase", "download")
                    .containsEntry("progress", 38)
                    .containsEntry("downloaded_bytes", 4)
                    .containsEntry("total_bytes", 100)
                    .containsEntry("speed", "1.2MB/s")
                    .containsEntry("speed_bytes", 1234567)
                    .containsEntry("eta", "00:03"));
  }

  @Test
  void get_ofAFailedOneSaysWhy() {
    downloads
        .downloader()
        .on(VIDEO, ScriptedDownloader.fails(Samples.failure(FailureClass.BLOCKED)));

    var failed = awaitStatus(downloads.post(wish(VIDEO)).text("download_id"), "failed");

    assertThat(failed.data().get("error"))
        .isEqualTo(
            Map.of(
                "code", "DOWNLOAD_FAILED",
                "message", "it did not work",
                "failure_class", "blocked",
                "details", Map.of("exit_code", 1)));
  }

  @Test
  void create_ofTheSameAttemptAnswersTheFirst() {
    var first = downloads.post(wish("job_same", 1));
    var again = downloads.post(wish("job_same", 1));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("download_id")).isEqualTo(first.text("download_id"));
  }

  @Test
  void create_ofTheSameAttemptWithAnotherWishIsAConflict() {
    downloads.post(wish("job_conflict", 1));

    var other =
        downloads.post("{\"video_id\":\"other_video\",\"job_id\":\"job_conflict\",\"attempt\":1}");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.error()).containsEntry("code", "IDEMPOTENCY_CONFLICT");
  }

  /** Jobs' worker was lost and its next attempt takes over, bytes included. */
  @Test
  void create_ofAHigherAttemptFencesTheLower() throws Exception {
    awaitNow(hangAndStart("job_fence"));
    var first = downloads.open().getFirst();
    var seen = new HashMap<String, Boolean>();
    downloads
        .downloader()
        .on(
            VIDEO,
            (order, folder, listener) -> {
              seen.put("part", Files.exists(folder.resolve("video.part")));
              return ScriptedDownloader.file("content").play(order, folder, listener);
            });

    var second = downloads.post(wish("job_fence", 2));

    assertThat(second.status()).isEqualTo(201);
    awaitStatus(first, "cancelled");
    awaitStatus(second.text("download_id"), "completed");
    assertThat(seen).containsEntry("part", true);
    assertThat(downloads.post(wish("job_fence", 1)).text("download_id")).isEqualTo(first);
  }

  private CountDownLatch hangAndStart(String job) {
    var started = hang(VIDEO);
    downloads.post(wish(job, 1));
    return started;
  }

  /** Bytes of one format are no beginning of another. */
  @Test
  void create_ofAHigherAttemptMustWantTheSame() {
    downloads.post(wish("job_other", 1));

    var other =
        downloads.post(
            "{\"video_id\":\"%s\",\"job_id\":\"job_other\",\"attempt\":2,\"quality\":\"audio\"}"
                .formatted(VIDEO));

    assertThat(other.error()).containsEntry("code", "IDEMPOTENCY_CONFLICT");
  }

  @Test
  void create_ofAnOutdatedAttemptIsRefused() {
    downloads.post(wish("job_late", 2));

    assertThat(downloads.post(wish("job_late", 1)).error())
        .containsEntry("code", "IDEMPOTENCY_CONFLICT");
  }

  @Test
  void cancel_stopsTheToolAndClearsAway() throws Exception {
    awaitNow(hangAndStart("job_cancel"));
    var id = downloads.open().getFirst();

    var cancelled = downloads.delete("/download/" + id);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("status")).isEqualTo("cancelled");
    await().atMost(Duration.ofSeconds(5)).until(() -> downloads.downloader().playing() == 0);
    await().untilAsserted(() -> assertThat(workFolders()).doesNotContain("job_cancel"));
    assertThat(downloads.delete("/download/" + id).status()).isEqualTo(200);
  }

  @Test
  void cancel_ofWhatEndedOtherwiseIsAnError() {
    var id = downloads.post(wish(VIDEO)).text("download_id");
    awaitStatus(id, "completed");

    var refused = downloads.delete("/download/" + id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.error()).containsEntry("code", "JOB_FINISHED");
    assertThat(home.resolve("downloads/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4")).exists();
  }

  /** The job was cancelled while it waited for its next attempt. */
  @Test
  void cancel_ofAFailedOneForgetsItsPartialFiles() throws Exception {
    downloads.downloader().on(VIDEO, ScriptedDownloader.fails(Samples.failure(FailureClass.LATER)));
    var id = downloads.post(wish("job_given_up", 1)).text("download_id");
    awaitStatus(id, "failed");
    assertThat(workFolders()).contains("job_given_up");

    assertThat(downloads.delete("/download/" + id).status()).isEqualTo(409);

    assertThat(workFolders()).doesNotContain("job_given_up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/download/dl_none",
        "/download/x",
        "/download/%2e%2e",
        "/download/dl_'or'1",
        "/download/formats"
      })
  void get_ofAnUnknownOneIs404(String path) {
    var answer = downloads.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).containsEntry("code", "DOWNLOAD_NOT_FOUND");
  }

  @Test
  void cancel_ofAnUnknownOneIs404() {
    assertThat(downloads.delete("/download/dl_none").status()).isEqualTo(404);
  }

  @Test
  void formats_andInfoAskForTheVideo() {
    var formats = downloads.get("/download/formats/" + VIDEO);
    assertThat(formats.data()).containsEntry("video_id", VIDEO);
    assertThat((List<?>) formats.data().get("formats")).hasSize(1);
    assertThat(downloads.get("/download/info/" + VIDEO).text("title")).contains(VIDEO);

    assertThat(downloads.get("/download/info/gone_______").status()).isEqualTo(404);
    assertThat(downloads.get("/download/formats/short").error())
        .containsEntry("code", "INVALID_VIDEO_ID");
  }

  @Test
  void infoOfUrl_tellsWhatAnAddressLeadsTo() {
    var video = downloads.get("/download/info?url=https://youtu.be/" + VIDEO);
    assertThat(video.data()).containsEntry("kind", "video").containsEntry("playlist", null);
    assertThat(video.text("video")).contains(VIDEO);

    var list =
        downloads.get(
            "/download/info?limit=2&url=https://www.youtube.com/playlist?list=PLstandinSMALL00");
    assertThat(list.data()).containsEntry("kind", "playlist").containsEntry("video", null);
    assertThat(list.text("playlist"))
        .contains("playlist_id=PLstandinSMALL00")
        .contains("position=2, available=false, unavailable_reason=private")
        .doesNotContain("position=3");
    assertThat(downloads.get("/download/info?url=PLstandinSMALL00").text("playlist"))
        .contains("position=50")
        .doesNotContain("position=51");
  }

  /** By name or by id, all that a channel has published. */
  @ParameterizedTest
  @ValueSource(strings = {"@standin", "https://www.youtube.com/channel/UCstandin0standin0stand0"})
  void infoOfUrl_ofAChannelIsItsUploads(String url) {
    var channel = downloads.get("/download/info?url=" + url);

    assertThat(channel.data()).containsEntry("kind", "channel");
    assertThat(channel.text("playlist")).contains("playlist_id=UUstandin0standin0stand0");
  }

  @ParameterizedTest
  @CsvSource({
    "'', INVALID_PARAMETER, url",
    "?url=, INVALID_PARAMETER, url",
    "?url=https://example.org/, INVALID_PARAMETER, url",
    "?url=ytsearch3:colours, INVALID_PARAMETER, url",
    "?url=--exec, INVALID_PARAMETER, url",
    "?url=PLstandinSMALL00&limit=0, INVALID_PARAMETER, limit",
    "?url=PLstandinSMALL00&limit=20001, INVALID_PARAMETER, limit",
    "?url=PLstandinSMALL00&limit=x, INVALID_PARAMETER, limit",
    "?url=@nobody, PLAYLIST_NOT_FOUND,",
    "?url=gone_______, VIDEO_NOT_FOUND,",
  })
  void infoOfUrl_saysWhatIsWrong(String query, String code, String parameter) {
    var answer = downloads.get("/download/info" + query);

    assertThat(answer.error()).containsEntry("code", code);
    if (parameter != null) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error().toString()).contains(parameter);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|INVALID_VIDEO_ID|",
        "{\"video_id\":null}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"short\"}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"--exec=evil\"}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"dQw4w9WgXcQ\\n\"}|INVALID_VIDEO_ID|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[\"all\"]}|INVALID_PARAMETER|subtitles",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[\"en.*\"]}|INVALID_PARAMETER|subtitles",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[null]}|INVALID_PARAMETER|subtitles",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"720\"}|INVALID_PARAMETER|quality",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"\"}|INVALID_PARAMETER|quality",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":0}|INVALID_PARAMETER|attempt",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":-1}|INVALID_PARAMETER|attempt",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":\"x\"}|INVALID_PARAMETER|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"attempt\":99999999999}|INVALID_PARAMETER|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"job_id\":\"\"}|INVALID_PARAMETER|job_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"job_id\":\"a b\"}|INVALID_PARAMETER|job_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"job_id\":\"a\\u0000\"}|INVALID_PARAMETER|job_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"../x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/etc\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/../../x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/.work/x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/a\\u0000b\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/a\\nb\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/file.txt\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/link/x\"}|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"format_selection\":\"--exec\"}|INVALID_PARAMETER|format_selection",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"format_selection\":\"best[\"}|INVALID_PARAMETER|format_selection",
        "[]|INVALID_PARAMETER|",
        "{|INVALID_PARAMETER|",
        "null|INVALID_PARAMETER|",
        "\"x\"|INVALID_PARAMETER|"
      })
  void create_refusesWhatIsWrong(String body, String code, String parameter) throws Exception {
    Files.writeString(home.resolve("downloads/file.txt"), "x");
    if (!Files.exists(home.resolve("downloads/link"))) {
      Files.createSymbolicLink(home.resolve("downloads/link"), Path.of("/tmp"));
    }

    var answer = downloads.post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).containsEntry("code", code);
    if (parameter != null) {
      assertThat(answer.errorDetails()).contains("parameter=" + parameter);
    }
    assertThat(downloads.open()).isEmpty();
  }

  @Test
  void create_refusesAVeryLongFolder() {
    var path = "/downloads/" + "a/".repeat(600);
    var answer = downloads.post("{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"" + path + "\"}");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void create_putsTheFileIntoItsFolder() {
    var id =
        downloads
            .post("{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/music/a b\"}")
            .text("download_id");

    assertThat(awaitStatus(id, "completed").text("output_path"))
        .isEqualTo("/downloads/music/a b/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
  }

  /** A title that tries everything. */
  @Test
  void create_survivesAHostileTitle() {
    downloads
        .downloader()
        .on(
            VIDEO,
            (order, folder, listener) -> {
              var title = "../../\u0000\ud800\u202e<script>'; drop table downloads; --";
              var info = Samples.info(VIDEO, title);
              listener.accept(new DownloadUpdate.Known(info, null));
              var file = ScriptedDownloader.write(folder.resolve("x.mp4"), "content");
              return new Outcome.Fetched(file, info);
            });

    var done = awaitStatus(downloads.post(wish(VIDEO)).text("download_id"), "completed");

    assertThat(done.text("output_path"))
        .isEqualTo("/downloads/⧸..⧸＜script＞'; drop table downloads; -- [dQw4w9WgXcQ].mp4");
  }

  @Test
  void list_refusesAWrongSlice() {
    assertThat(downloads.get("/download?limit=0").errorDetails()).contains("parameter=limit");
    assertThat(downloads.get("/download?offset=-1").status()).isEqualTo(400);
    assertThat(downloads.get("/download?limit=x").status()).isEqualTo(400);
  }

  @Test
  void create_onAFullDiskIs507() {
    Map<String, Object> floor = Map.of("ytarchive.downloads.free-space-floor", "9000000GB");
    try (var full = Replica.start(home.resolve("full"), Map.of(), floor)) {
      var answer = full.post(wish(VIDEO));

      assertThat(answer.status()).isEqualTo(507);
      assertThat(answer.error()).containsEntry("code", "DISK_FULL");
      assertThat(full.get("/health/readiness").status()).isEqualTo(503);
    }
  }
}
