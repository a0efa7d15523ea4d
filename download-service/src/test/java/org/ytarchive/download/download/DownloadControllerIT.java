package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadControllerIT {
  @TempDir Path home;
  TestDownloads downloads;

  @BeforeEach
  void start() {
    downloads = TestDownloads.start(home, Map.of());
  }

  @AfterEach
  void stop() {
    downloads.close();
  }

  @Test
  void create_runsToACompleteFile() throws Exception {
    var created = downloads.post("{\"video_id\":\"dQw4w9WgXcQ\"}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.raw().headers().firstValue("Location"))
        .hasValue("/download/" + created.text("download_id"));

    var done = awaitStatus(created.text("download_id"), "completed");

    assertThat(done.text("output_path"))
        .isEqualTo("/downloads/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
    assertThat(home.resolve("downloads/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4"))
        .hasContent("content of dQw4w9WgXcQ");
    await().untilAsserted(() -> assertThat(workFolders()).isZero());
  }

  @Test
  void cancel_stopsAndClearsAway() throws Exception {
    var started = new CountDownLatch(1);
    downloads.downloader().on("dQw4w9WgXcQ", ScriptedDownloader.hangs(started));
    var id = downloads.post("{\"video_id\":\"dQw4w9WgXcQ\"}").text("download_id");
    assertThat(started.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();

    assertThat(downloads.delete("/download/" + id).text("status")).isEqualTo("cancelled");

    await().atMost(Duration.ofSeconds(5)).until(() -> downloads.downloader().playing() == 0);
    await().untilAsserted(() -> assertThat(workFolders()).isZero());
    assertThat(downloads.delete("/download/" + id).status()).isEqualTo(200);
  }

  private long workFolders() throws Exception {
    try (var folders = Files.list(home.resolve("downloads/.work"))) {
      return folders.count();
    }
  }

  private TestDownloads.Answer awaitStatus(String id, String status) {
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> downloads.get("/download/" + id), answer -> answer.text("status").equals(status));
  }
}
