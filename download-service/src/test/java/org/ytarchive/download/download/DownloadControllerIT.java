package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.FailureClass;

class DownloadControllerIT implements AttemptCases, CancelCases, InfoCases, WrongRequestCases {
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

  @Override
  public Replica downloads() {
    return downloads;
  }

  @Override
  public Path home() {
    return home;
  }

  @AfterEach
  void endAll() throws IOException {
    for (var open : downloads.open()) {
      downloads.delete("/download/" + open);
    }
    downloads.downloader().reset();
    await().until(() -> downloads.downloader().playing() == 0);
    clearAway();
  }

  /** What one case left would give the next one's file a number. */
  private static void clearAway() throws IOException {
    try (var left = Files.list(home.resolve("downloads"))) {
      for (var file : left.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
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
  void create_putsTheFileIntoItsFolder() {
    var id =
        downloads
            .post("{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/music/a b\"}")
            .text("download_id");

    assertThat(awaitStatus(id, "completed").text("output_path"))
        .isEqualTo("/downloads/music/a b/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
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
