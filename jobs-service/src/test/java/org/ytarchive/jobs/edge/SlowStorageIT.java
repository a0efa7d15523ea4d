package org.ytarchive.jobs.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** A jobs service with few connections to its database, and a Storage that does not answer. */
class SlowStorageIT {
  private static final String VIDEO = "dQw4w9WgXcQ";
  private static final int CONNECTIONS = 3;
  private static final String WISH = "{\"video_id\":\"" + VIDEO + "\"}";

  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs =
        JobsUnderTest.start(
            home,
            Map.of(
                "ytarchive.jobs.working",
                "false",
                "datasources.default.maximum-pool-size",
                CONNECTIONS));
  }

  @AfterEach
  void stop() {
    jobs.storage.lookups.countDown();
    jobs.closeAll();
  }

  /** Of a job like it Storage is asked whether the file is still there. */
  private void archived() {
    var now = jobs.bean(Clock.class).instant();
    var done =
        jobs.bean(JobStore.class)
            .change(
                JobId.parse(jobs.create(VIDEO)),
                job ->
                    Optional.of(
                        Change.told(
                            job.claim(now).keep(DownloadScript.file(), now).complete(now),
                            EventKind.JOB_COMPLETED)));
    assertThat(done).isPresent();
  }

  private HttpResponse<String> order(String key) {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/jobs"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(WISH)));
  }

  private long asked() {
    return jobs.storage.requests.stream().filter(r -> r.startsWith("GET /storage/videos/")).count();
  }

  /** Else as many such orders as there are connections, and no worker could say that it lives. */
  @Test
  void create_withAKeyHoldsNoConnectionWhileStorageIsAsked() throws Exception {
    archived();
    jobs.storage.lookups = new CountDownLatch(1);

    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var orders =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(i -> threads.submit(() -> order("key" + i)))
              .toList();
      await().atMost(Duration.ofSeconds(30)).until(() -> asked() >= CONNECTIONS);
      var other = jobs.get("/jobs");
      jobs.storage.lookups.countDown();

      assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
      var first = orders.getFirst().get();
      assertThat(first.statusCode()).isBetween(200, 201);
      assertThat(order("key0").body()).isEqualTo(first.body());
    }
  }
}
