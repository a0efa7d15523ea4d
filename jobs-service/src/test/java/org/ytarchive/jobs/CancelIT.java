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
import org.ytarchive.jobs.testing.Json;

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

    assertThat(jobs.field(job, "error.details.full_since")).isNotEqualTo("null");

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
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.field(job, "download_path").equals("null"));
  }

  /** The file is there and will have no record: Storage, which was away, hears of it. */
  @Test
  void cancel_inPhaseStoreGivesTheFilesUp() {
    restart(Map.of("ytarchive.jobs.patience", "30s"));
    jobs.storage.away = true;
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "phase").equals("store"));

    cancel(job);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.storage.requests.contains("POST /storage/leftovers"));
    jobs.storage.away = false;

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(jobs.storage.leftPaths())
                    .contains(
                        "/downloads/video.mp4",
                        "/downloads/video.info.json",
                        "/downloads/video.en.vtt"));
    assertThat(jobs.storage.records).isEmpty();
    assertThat(jobs.field(job, "download_path")).isEqualTo("null");
    jobs.post("/jobs/" + job + "/retry", "");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.field(job, "status").equals("completed"));
    assertThat(jobs.download.has(job, 2)).isTrue();
  }

  /** Download finished while the order to stop was on its way. */
  @Test
  void cancel_ofWhatIsJustFinishedGivesTheFilesUp() {
    jobs.download.begin = DownloadScript.at("download", 40);
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.download.has(job, 1));
    jobs.download.away = true;

    cancel(job);
    jobs.download.tell(job, 1, DownloadScript.completed());
    jobs.download.away = false;

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.storage.leftPaths().contains("/downloads/video.mp4"));
  }

  /** Another job came to the very same file, and waits for Storage with it. */
  @Test
  void cancel_leavesWhatAnotherJobNeeds() {
    restart(Map.of("ytarchive.jobs.patience", "30s"));
    jobs.storage.away = true;
    var job = jobs.create(VIDEO);
    var other = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "phase").equals("store"));
    await().until(() -> jobs.field(other, "phase").equals("store"));

    cancel(job);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.field(job, "download_path").equals("null"));
    jobs.storage.away = false;

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.storage.leftPaths().contains("/downloads/video.mp4"));
    assertThat(jobs.field(other, "status")).isEqualTo("completed");
  }

  /** Download took the order and died before it could say so; it comes back and goes on with it. */
  @Test
  void cancel_findsWhatALostAnswerBegan() {
    jobs.download.away = true;
    var job = jobs.create(VIDEO);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !jobs.field(job, "next_attempt_at").equals("null"));
    jobs.download.open(job, 1, DownloadScript.at("download", 40));

    cancel(job);
    jobs.download.away = false;

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.download.status(job, 1) == DownloadStatus.CANCELLED);
  }

  /** The same for a job that nobody cancels: its attempts are used up. */
  @Test
  void giveUp_stopsWhatALostAnswerBegan() {
    jobs.download.away = true;
    var answer = jobs.post("/jobs", "{\"video_id\":\"" + VIDEO + "\",\"max_attempts\":1}");
    var job = Json.at(answer.body(), "data.job_id").toString();
    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.field(job, "status").equals("failed"));
    jobs.download.open(job, 1, DownloadScript.at("download", 40));

    jobs.download.away = false;

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.download.status(job, 1) == DownloadStatus.CANCELLED);
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
