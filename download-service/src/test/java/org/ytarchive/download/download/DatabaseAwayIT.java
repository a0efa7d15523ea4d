package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;

/** The database goes away and comes back; what runs goes on. */
class DatabaseAwayIT {
  @TempDir Path home;

  @Test
  void outage_isAnsweredHonestlyAndLosesNoWork() throws Exception {
    try (var road = CutRoad.to(TestDatabase.fresh());
        var downloads =
            Replica.start(home, Map.of("DATABASE_URL", road.url(), "DATABASE_USER", "postgres"))) {
      var started = new CountDownLatch(1);
      var finish = new CountDownLatch(1);
      downloads
          .downloader()
          .on(
              VIDEO,
              (order, folder, listener) -> {
                started.countDown();
                finish.await();
                return ScriptedDownloader.file("content").play(order, folder, listener);
              });
      var id = downloads.post("{\"video_id\":\"" + VIDEO + "\"}").text("download_id");
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

      road.cut();
      for (var answer :
          new Replica.Answer[] {
            downloads.get("/download/" + id), downloads.post("{\"video_id\":\"" + VIDEO + "\"}")
          }) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).containsEntry("code", "SERVICE_UNAVAILABLE");
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
      }
      assertThat(downloads.get("/health").status()).isEqualTo(200);
      assertThat(downloads.get("/health/readiness").status()).isEqualTo(503);
      finish.countDown();
      assertThat(downloads.downloader().playing()).isLessThanOrEqualTo(1);

      road.mend();
      long mended = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> downloads.get("/download/" + id).text("status").equals("completed"));
      System.out.printf(
          "done %d ms after the database was back%n", (System.nanoTime() - mended) / 1_000_000);
      assertThat(downloads.downloader().played()).as("fetched once").hasSize(1);

      var next = downloads.post("{\"video_id\":\"" + VIDEO + "\"}").text("download_id");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> downloads.get("/download/" + next).text("status").equals("completed"));
    }
  }
}
