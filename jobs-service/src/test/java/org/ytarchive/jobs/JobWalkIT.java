package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.storage.NewFile;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** A job from its request to its end, over real HTTP and a real database. */
class JobWalkIT {
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

  private void awaitStatus(String job, String status) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }

  @Test
  void create_leadsToARecordedFile() {
    var job = jobs.create(VIDEO);

    awaitStatus(job, "completed");

    assertThat(jobs.field(job, "progress")).isEqualTo(100);
    assertThat(jobs.field(job, "phase")).isEqualTo("done");
    assertThat(jobs.field(job, "download_path")).isEqualTo("/downloads/video.mp4");
    assertThat(jobs.field(job, "sha256")).isEqualTo(DownloadScript.SHA256);
    assertThat(jobs.field(job, "metadata.title")).isEqualTo("Title of " + VIDEO);
    assertThat(jobs.storage.records).hasSize(1);
    assertThat(jobs.storage.records.getFirst().kind()).isEqualTo("youtube");
    assertThat(jobs.metadata.requests)
        .containsExactly("GET /metadata/" + VIDEO + "?include_formats=false&extract=false");
  }

  @Test
  void create_hasSubtitlesFetchedAndStorageKeepWhatCameAlong() {
    var answer = jobs.post("/jobs", "{\"video_id\":\"" + VIDEO + "\",\"subtitles\":[\"de\"]}");
    var job = org.ytarchive.jobs.testing.Json.at(answer.body(), "data.job_id").toString();

    awaitStatus(job, "completed");

    assertThat(jobs.download.wishes.getFirst().subtitles()).containsExactly("de");
    assertThat(jobs.storage.records.getFirst().files())
        .extracting(NewFile::kind, NewFile::path, NewFile::language)
        .containsExactly(
            tuple("metadata", "/downloads/video.info.json", null),
            tuple("subtitles", "/downloads/video.en.vtt", "en"));
  }

  /** Storage was away for long, and another attempt, maybe of another worker, has only the file. */
  @Test
  void aLaterAttempt_stillKnowsWhatCameAlong() {
    jobs.storage.refusal = 409;
    var job = jobs.create(VIDEO);
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> assertThat(jobs.field(job, "error.code")).isEqualTo("METADATA_INVALID"));
    jobs.storage.refusal = 0;

    awaitStatus(job, "completed");
    assertThat(jobs.field(job, "attempt")).isEqualTo(2);
    assertThat(jobs.download.wishes).hasSize(1);
    assertThat(jobs.storage.records.getFirst().files()).hasSize(2);
  }

  /** What stands beside the video may be gone; the video is kept. */
  @Test
  void companionsThatStorageRefuses_doNotFailTheVideo() {
    jobs.storage.refusesCompanions = true;
    var job = jobs.create(VIDEO);

    awaitStatus(job, "completed");
    assertThat(jobs.storage.records).hasSize(1);
    assertThat(jobs.storage.records.getFirst().files()).isEmpty();
  }

  /** Without an API key the download's own extraction says what the video is. */
  @Test
  void create_withoutAnApiKeyTakesTheDownloadsMetadata() {
    jobs.metadata.keyless = true;

    var job = jobs.create(VIDEO);

    awaitStatus(job, "completed");
    assertThat(jobs.field(job, "metadata.title")).isEqualTo("Extracted \u0000 title");
  }

  @Test
  void create_ofAVideoThatIsGoneFailsAtOnceWithoutAPlan() {
    var job = jobs.create("gone1234567");

    awaitStatus(job, "failed");

    assertThat(jobs.field(job, "error.code")).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(jobs.field(job, "attempt")).isEqualTo(1);
    assertThat(jobs.storage.plans).isEmpty();
  }

  @Test
  void aFailureWorthAnotherTryIsRetriedOnTime() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.LATER);
    var job = jobs.create(VIDEO);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(jobs.field(job, "error.code")).isEqualTo("YTDLP_ERROR"));

    jobs.download.begin = DownloadScript.completed();

    awaitStatus(job, "completed");
    assertThat(jobs.field(job, "attempt")).isEqualTo(2);
    assertThat(jobs.field(job, "error")).isEqualTo("null");
  }

  @Test
  void aJobGivenUpLeavesAWorkPlanEvenWhenStorageIsAwayThen() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.LATER);
    jobs.storage.away = true;
    var answer = jobs.post("/jobs", "{\"video_id\":\"" + VIDEO + "\",\"max_attempts\":1}");
    var job = org.ytarchive.jobs.testing.Json.at(answer.body(), "data.job_id").toString();
    awaitStatus(job, "failed");

    jobs.storage.away = false;

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(jobs.field(job, "work_plan_id")).isEqualTo("wp_1"));
    assertThat(jobs.storage.plans.getFirst().metadata())
        .containsAllEntriesOf(
            Map.of("error", "it did not work", "retry_count", 1, "job_id", job, "attempt", 1));
  }

  @Test
  void cancel_stopsTheDownload() {
    jobs.download.begin = DownloadScript.at("download", 40);
    var job = jobs.create(VIDEO);
    await().untilAsserted(() -> assertThat(jobs.field(job, "progress")).isEqualTo(38));

    var answer = jobs.delete("/jobs/" + job);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(jobs.field(job, "status")).isEqualTo("cancelled");
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(jobs.download.status(job, 1)).isEqualTo(DownloadStatus.CANCELLED));
    assertThat(jobs.delete("/jobs/" + job).statusCode()).isEqualTo(200);
  }
}
