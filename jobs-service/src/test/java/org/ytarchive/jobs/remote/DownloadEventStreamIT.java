package org.ytarchive.jobs.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** Our ear at the download service, against a real stream. */
class DownloadEventStreamIT {
  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"));
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  @Test
  void follow_hearsEachViewAsItComesAndReturnsAtTheEnd() throws Exception {
    var heard = new CopyOnWriteArrayList<Integer>();
    var id = jobs.download.open("job_x", 1, DownloadScript.at("download", 10));
    try (var threads = Executors.newCachedThreadPool()) {
      var listening =
          threads.submit(
              () -> {
                jobs.bean(DownloadEventStream.class)
                    .follow(
                        "/download/" + id + "/events",
                        DownloadView.class,
                        view -> heard.add(view.progress()));
                return true;
              });

      await().untilAsserted(() -> assertThat(heard).containsExactly(10));
      jobs.download.tell("job_x", 1, DownloadScript.at("download", 50));
      await().untilAsserted(() -> assertThat(heard).containsExactly(10, 50));
      jobs.download.tell("job_x", 1, DownloadScript.completed());

      assertThat(listening.get()).isTrue();
      assertThat(heard).containsExactly(10, 50, 100);
    }
  }
}
