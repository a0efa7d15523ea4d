package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** The endpoints of jobs over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobEndpoints {
  static final String VIDEO = "dQw4w9WgXcQ";

  Path home;
  JobsUnderTest jobs;

  @BeforeAll
  void start(@TempDir Path folder) {
    home = folder;
    jobs = JobsUnderTest.start(home);
  }

  @BeforeEach
  void reset() {
    jobs.download.begin = DownloadScript.completed();
  }

  @AfterAll
  void stop() {
    jobs.closeAll();
  }

  void awaitStatus(String job, String status) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }
}
