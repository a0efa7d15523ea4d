package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a slot is taken by its urgency. */
class PriorityIT {
  @TempDir Path home;

  private static String wish(String video, int priority) {
    return "{\"video_id\": \"%s\", \"priority\": %d}".formatted(video, priority);
  }

  @Test
  void whatIsMoreUrgentOvertakesWhatWaits() throws Exception {
    try (var downloads = Replica.start(home, Map.of("MAX_CONCURRENT_DOWNLOADS", "1"))) {
      var started = new CountDownLatch(1);
      downloads.downloader().on("first000000", ScriptedDownloader.hangs(started));
      var first = downloads.post(wish("first000000", 0)).text("download_id");
      assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
      downloads.post(wish("low00000000", -10));
      downloads.post("{\"video_id\": \"normal00000\"}");
      downloads.post(wish("high0000000", 10));

      downloads.delete("/download/" + first);

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> downloads.downloader().played().size() == 4);
      assertThat(downloads.downloader().played())
          .containsExactly("first000000", "high0000000", "normal00000", "low00000000");
      assertThat(downloads.post(wish("odd00000000", 11)).status()).isEqualTo(400);
    }
  }
}
