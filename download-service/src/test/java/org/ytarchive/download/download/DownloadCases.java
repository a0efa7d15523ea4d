package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;

import io.micronaut.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What cases of downloads share: one running service. */
interface DownloadCases {
  Replica downloads();

  Path home();

  default String wish(String video) {
    return "{\"video_id\":\"" + video + "\"}";
  }

  default String wish(String job, int attempt) {
    return "{\"video_id\":\"%s\",\"job_id\":\"%s\",\"attempt\":%d}".formatted(VIDEO, job, attempt);
  }

  default Replica.Answer awaitStatus(String id, String status) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> downloads().get("/download/" + id),
            answer -> answer.text("status").equals(status));
  }

  default CountDownLatch hang(String... videos) {
    var started = new CountDownLatch(videos.length);
    for (var video : videos) {
      downloads().downloader().on(video, ScriptedDownloader.hangs(started));
    }
    return started;
  }

  default void awaitNow(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
  }

  default List<String> workFolders() throws Exception {
    try (var folders = Files.list(home().resolve("downloads/.work"))) {
      return folders.map(f -> f.getFileName().toString()).toList();
    }
  }

  default CountDownLatch occupyAllSlots() {
    var started = hang("occupied__1", "occupied__2");
    downloads().post(wish("occupied__1"));
    downloads().post(wish("occupied__2"));
    return started;
  }

  @SuppressWarnings("unchecked")
  default Map<String, Object> data(String golden) {
    return (Map<String, Object>)
        Golden.json(downloads().bean(JsonMapper.class), golden).getOrDefault("data", Map.of());
  }

  default CountDownLatch hangAndStart(String job) {
    var started = hang(VIDEO);
    downloads().post(wish(job, 1));
    return started;
  }
}
