package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** A job may be cancelled wherever it is; what it began is ended. */
class CancelIT {
  private static final String VIDEO = "dQw4w9WgXcQ";

  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home);
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private void restart(Map<String, Object> properties) {
    jobs.closeAll();
    jobs = JobsUnderTest.start(home, properties);
  }

  private void cancel(String job) {
    assertThat(jobs.delete("/jobs/" + job).statusCode()).isEqualTo(200);
    assertThat(jobs.field(job, "status")).isEqualTo("cancelled");
  }

  private void awaitStopped(String job, int attempt) {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> jobs.download.status(job, attempt) == DownloadStatus.CANCELLED);
  }

  @Test
  void cancel_whileQueuedCallsNobody() {
    restart(Map.of("ytarchive.jobs.working", "false"));
    var job = jobs.create(VIDEO);

    cancel(job);

    try (var worker = jobs.replica(Map.of())) {
      var other = worker.create("jNQXAC9IVRw");
      await().until(() -> worker.field(other, "status").equals("completed"));
      assertThat(jobs.download.has(job, 1)).isFalse();
      assertThat(worker.field(job, "status")).isEqualTo("cancelled");
    }
  }

  @ParameterizedTest
  @CsvSource({"queued,0", "download,40", "merge,100", "verify,100"})
  void cancel_whileDownloadWorksStopsIt(String phase, int percent) {
    jobs.download.begin =
        phase.equals("queued") ? DownloadScript.queued() : DownloadScript.at(phase, percent);
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.download.has(job, 1));

    cancel(job);

    awaitStopped(job, 1);
    assertThat(jobs.storage.records).isEmpty();
  }

  /** A worker that died after it asked and before it noted the answer left no name behind. */
  @Test
  void cancel_findsADownloadNobodyNoted() {
    jobs.download.away = true;
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "phase").equals("download"));

    cancel(job);
    jobs.download.begin = DownloadScript.at("download", 40);
    jobs.download.away = false;

    await().atMost(Duration.ofSeconds(10)).until(() -> jobs.download.has(job, 1));
    awaitStopped(job, 1);
  }

  @Test
  void cancel_whileARetryWaitsEndsIt() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.DISK_FULL);
    var job = jobs.create(VIDEO);
    await().until(() -> !jobs.field(job, "next_attempt_at").equals("null"));

    cancel(job);

    assertThat(jobs.field(job, "next_attempt_at")).isEqualTo("null");
    assertThat(jobs.field(job, "error.code")).isEqualTo("YTDLP_ERROR");
  }

  /** The worker is in the middle of telling Storage: the job is cancelled all the same. */
  @Test
  void cancel_whileStorageIsAskedHolds() {
    restart(Map.of("ytarchive.jobs.patience", "30s"));
    jobs.storage.away = true;
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "phase").equals("store"));

    cancel(job);
    jobs.storage.away = false;

    var other = jobs.create("jNQXAC9IVRw");
    await().until(() -> jobs.field(other, "status").equals("completed"));
    assertThat(jobs.field(job, "status")).isEqualTo("cancelled");
    assertThat(jobs.field(job, "download_path")).isEqualTo("/downloads/video.mp4");
  }

  /** Somebody cancelled it at the download service itself: the job must not begin it again. */
  @Test
  void downloadThatWasCancelled_endsItsJob() {
    jobs.download.begin = DownloadScript.at("download", 40);
    var job = jobs.create(VIDEO);
    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.download.has(job, 1));

    jobs.download.tell(job, 1, DownloadScript.cancelled());

    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.field(job, "status").equals("failed"));
    assertThat(jobs.field(job, "error.code")).isEqualTo("JOB_CANCELLED");
    assertThat(jobs.field(job, "attempt")).isEqualTo(1);
  }
}
