package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** What is archived, or under way, is not downloaded again unless somebody insists. */
class DedupeIT {
  private static final String WISH = "{\"video_id\":\"dQw4w9WgXcQ\"}";

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

  private static String id(HttpResponse<String> answer) {
    return Json.at(answer.body(), "data.job_id").toString();
  }

  private String fresh(String body) {
    var answer = jobs.post("/jobs", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return id(answer);
  }

  private void assertKnown(String job, String body) {
    var answer = jobs.post("/jobs", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(id(answer)).isEqualTo(job);
    assertThat(answer.headers().firstValue("Location")).contains("/jobs/" + job);
  }

  private void awaitStatus(String job, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }

  @Test
  void theSameWish_isTheSameJobFromTheQueueToTheArchive() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var job = fresh(WISH);
    assertKnown(job, WISH);
    awaitStatus(job, "downloading");
    assertKnown(job, "{\"url\":\"https://youtu.be/dQw4w9WgXcQ\",\"output_path\":\"/downloads/\"}");
    await().until(() -> jobs.download.has(job, 1));
    jobs.download.tell(job, 1, DownloadScript.completed());
    awaitStatus(job, "completed");

    assertKnown(job, "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"best\",\"max_attempts\":3}");

    fresh("{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"720p\"}");
    fresh("{\"video_id\":\"dQw4w9WgXcQ\",\"audio\":true}");
    fresh("{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloads/else\"}");
    fresh("{\"video_id\":\"dQw4w9WgXcQ\",\"subtitles\":[\"en\"]}");
    fresh("{\"video_id\":\"dQw4w9WgXcQ\",\"force\":true}");
  }

  @Test
  void whatFailedOrWasCancelled_isTriedAnew() {
    fresh("{\"video_id\":\"gone1234567\"}");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> jobs.get("/jobs?status=failed").body().contains("\"total\":1"));
    fresh("{\"video_id\":\"gone1234567\"}");
  }

  /** It failed, somebody asked for the same anew, and then the first is asked for once more. */
  @Test
  void aRetry_takesWhatWasArchivedMeanwhile() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.NEVER);
    var first = fresh(WISH);
    awaitStatus(first, "failed");
    jobs.download.begin = DownloadScript.completed();
    awaitStatus(fresh(WISH), "completed");
    long downloads = downloads();

    assertThat(jobs.post("/jobs/" + first + "/retry", "").statusCode()).isEqualTo(200);

    awaitStatus(first, "completed");
    assertThat(downloads()).isEqualTo(downloads);
    assertThat(jobs.field(first, "sha256")).isNotEqualTo("null");
  }

  /** The other one is still at it: the retried one waits for its file. */
  @Test
  void aRetry_waitsForWhatIsUnderWay() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.NEVER);
    var first = fresh(WISH);
    awaitStatus(first, "failed");
    jobs.download.begin = DownloadScript.at("download", 10);
    var second = fresh(WISH);
    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.download.has(second, 1));
    long downloads = downloads();

    jobs.post("/jobs/" + first + "/retry", "");
    jobs.download.tell(second, 1, DownloadScript.completed());

    awaitStatus(second, "completed");
    awaitStatus(first, "completed");
    assertThat(downloads()).isEqualTo(downloads);
  }

  private long downloads() {
    return jobs.download.requests.stream().filter(r -> r.startsWith("POST")).count();
  }

  /** Somebody deleted the record: the video is not archived, whatever the job says. */
  @Test
  void whatStorageNoLongerHas_isArchivedAnew() {
    var job = fresh(WISH);
    awaitStatus(job, "completed");
    jobs.storage.forget("dQw4w9WgXcQ");

    var again = fresh(WISH);

    awaitStatus(again, "completed");
    assertKnown(again, WISH);
  }

  /**
   * While Storage cannot say if it has the file, nobody is told so, and nobody fetches it again.
   */
  @Test
  void whatStorageKeepsWhileItIsAway_isNotDownloadedAgain() {
    awaitStatus(fresh(WISH), "completed");
    jobs.storage.away = true;

    var again = fresh(WISH);
    awaitStatus(again, "downloading");
    jobs.storage.away = false;

    awaitStatus(again, "completed");
    assertThat(jobs.download.requests.stream().filter(r -> r.startsWith("POST"))).hasSize(1);
  }

  /** Impatient clients at two replicas. */
  @Test
  void manyAtOnce_areOneJob() throws Exception {
    jobs.download.begin = DownloadScript.at("download", 10);
    try (var replica = jobs.replica(Map.of());
        var threads = Executors.newFixedThreadPool(8)) {
      var calls = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < 8; i++) {
        var at = i % 2 == 0 ? jobs : replica;
        calls.add(() -> at.post("/jobs", WISH));
      }
      var statuses = new ArrayList<Integer>();
      for (var call : threads.invokeAll(calls)) {
        statuses.add(call.get().statusCode());
      }
      assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
      assertThat(Json.at(jobs.get("/jobs").body(), "data.total")).isEqualTo(1);
    }
  }

  @Test
  void aPlaylist_takesWhatIsArchivedAndDownloadsTheRest() {
    var archived = fresh("{\"video_id\":\"video000001\"}");
    awaitStatus(archived, "completed");
    jobs.metadata.put("PLsomething0000", List.of("video000001", "video000002"));

    var parent = fresh("{\"playlist_id\":\"PLsomething0000\"}");

    awaitStatus(parent, "completed");
    assertThat(jobs.download.requests.stream().filter(r -> r.startsWith("POST"))).hasSize(2);
    var children = jobs.get("/jobs/" + parent + "/children").body();
    assertThat(Json.at(children, "data.jobs.0.job_id")).isEqualTo(archived);
    assertThat(Json.at(children, "data.jobs.0.parent_id")).isEqualTo("null");

    jobs.metadata.put("PLsomething0000", List.of("video000001", "video000002", "video000003"));
    var later = fresh("{\"playlist_id\":\"PLsomething0000\"}");
    awaitStatus(later, "completed");
    assertThat(jobs.download.requests.stream().filter(r -> r.startsWith("POST"))).hasSize(3);
  }

  @Test
  void aPlaylistUnderWay_isTheSameJob() {
    jobs.download.begin = DownloadScript.at("download", 10);
    jobs.metadata.put("PLsomething0000", List.of("video000001"));
    var parent = fresh("{\"playlist_id\":\"PLsomething0000\"}");

    assertKnown(parent, "{\"url\":\"https://www.youtube.com/playlist?list=PLsomething0000\"}");
  }
}
