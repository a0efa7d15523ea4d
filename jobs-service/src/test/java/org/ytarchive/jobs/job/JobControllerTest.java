package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.Golden;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** The documented endpoints over real HTTP. */
class JobControllerTest extends JobEndpoints {
  @Test
  void create_answersAsDocumented() {
    var answer = jobs.post("/jobs", Golden.text("create-job.request.json"));

    assertThat(answer.statusCode()).isEqualTo(201);
    var job = Json.at(answer.body(), "data.job_id").toString();
    assertThat(answer.headers().firstValue("Location")).contains("/jobs/" + job);
    Golden.compare("create-job.json", answer.body(), "estimated_completion");
    awaitStatus(job, "completed");

    var other = Golden.text("create-job.request.json").replace("720p", "360p");
    var second = jobs.post("/jobs", other);
    Golden.compare("create-job.json", second.body()); // by then the pace is known
  }

  @Test
  void get_answersAsDocumented() {
    jobs.download.begin = DownloadScript.at("download", 48);
    var job = jobs.create(VIDEO);
    await().untilAsserted(() -> assertThat(jobs.field(job, "progress")).isEqualTo(45));

    Golden.compare("get-job.json", jobs.get("/jobs/" + job).body(), "download_path");

    jobs.download.tell(job, 1, DownloadScript.completed());
    awaitStatus(job, "completed");
    Golden.compare("get-job.json", jobs.get("/jobs/" + job).body(), "status", "progress");
  }

  @Test
  void list_answersAsDocumented() throws Exception {
    try (var alone = JobsUnderTest.start(home)) {
      alone.create(VIDEO);
      await().until(() -> total(alone, "completed").equals(1));

      Golden.compare(
          "list-jobs.json", alone.get("/jobs?status=completed&limit=50&offset=0").body());
      assertThat(total(alone, "cancelled")).isEqualTo(0);
      assertThat(Json.at(alone.get("/jobs").body(), "data.total")).isEqualTo(1);
    }
  }

  @Test
  void list_isReadOnWithACursorThatBelongsToItsFilters() throws Exception {
    try (var alone = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"))) {
      for (int i = 0; i < 3; i++) {
        alone.create("video00000" + i);
      }
      var first = alone.get("/jobs?limit=2&status=queued&status=failed&kind=download").body();
      var cursor = Json.at(first, "data.next_cursor").toString();
      var filters = "&status=queued&status=failed&kind=download&cursor=" + cursor;
      var second = alone.get("/jobs?limit=2" + filters).body();

      assertThat(Json.at(first, "data.has_more")).isEqualTo(true);
      assertThat(Json.at(second, "data.jobs.0.video_id")).isEqualTo("video000000");
      assertThat(Json.at(second, "data.has_more")).isEqualTo(false);
      assertThat(Json.at(second, "data.next_cursor")).isEqualTo("null");
      assertThat(alone.get("/jobs?limit=2&cursor=" + cursor).statusCode()).isEqualTo(400);
      assertThat(alone.get("/jobs?offset=1" + filters).statusCode()).isEqualTo(400);
      var now = Json.at(first, "data.jobs.0.created_at");
      assertThat(Json.at(alone.get("/jobs?created_after=" + now).body(), "data.jobs.0.created_at"))
          .isEqualTo(now);
      assertThat(
              Json.at(alone.get("/jobs?created_before=2020-01-01T00:00:00Z").body(), "data.total"))
          .isEqualTo(0);
    }
  }

  private static Object total(JobsUnderTest service, String status) {
    return Json.at(service.get("/jobs?status=" + status).body(), "data.total");
  }

  @Test
  void cancel_answersAsDocumentedTwiceAndRefusesWhatEnded() {
    jobs.download.begin = DownloadScript.at("download", 1);
    var job = jobs.create(VIDEO);

    Golden.compare("cancel-job.json", jobs.delete("/jobs/" + job).body());
    var again = jobs.delete("/jobs/" + job);
    assertThat(again.statusCode()).isEqualTo(200);
    Golden.compare("cancel-job.json", again.body());

    jobs.download.begin = DownloadScript.completed();
    var completed = jobs.create(VIDEO);
    awaitStatus(completed, "completed");
    var refused = jobs.delete("/jobs/" + completed);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Json.at(refused.body(), "error.code")).isEqualTo("JOB_FINISHED");
  }

  @Test
  void create_ofALaterJobKeepsItQueuedAndSaysWhy() {
    var later = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
    var answer =
        jobs.post(
            "/jobs",
            """
            {"video_id": "%s", "not_before": "%s", "priority": 10, "force": true,
             "subtitles": ["default", "de", "en"]}
            """
                .formatted(VIDEO, later));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var job = Json.at(answer.body(), "data.job_id").toString();
    assertThat(jobs.field(job, "status")).isEqualTo("queued");
    assertThat(jobs.field(job, "not_before")).isEqualTo(later.toString());
    assertThat(jobs.field(job, "next_attempt_at")).isEqualTo(later.toString());
    assertThat(jobs.field(job, "waiting_for")).isEqualTo("not_before");
    assertThat(jobs.field(job, "waiting_until")).isEqualTo(later.toString());
    assertThat(jobs.field(job, "priority")).isEqualTo(10);
    assertThat(jobs.field(job, "subtitles").toString()).contains("en").contains("en-orig");
    assertThat(jobs.delete("/jobs/" + job).statusCode()).isEqualTo(200);
    assertThat(jobs.field(job, "waiting_for")).isEqualTo("null");
  }

  @Test
  void retry_queuesACancelledJobAgainWithAHigherAttempt() {
    jobs.download.begin = DownloadScript.at("download", 1);
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.download.has(job, 1));
    jobs.delete("/jobs/" + job);
    jobs.download.begin = DownloadScript.completed();

    assertThat(jobs.post("/jobs/" + job + "/retry", "").statusCode()).isEqualTo(200);

    awaitStatus(job, "completed");
    assertThat(jobs.field(job, "attempt")).isEqualTo(2);
    assertThat(jobs.post("/jobs/" + job + "/retry", "").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
        "https://youtu.be/dQw4w9WgXcQ?si=x",
        "https://m.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
      })
  void create_takesAnyUsualAddress(String url) {
    var answer = jobs.post("/jobs", "{\"url\":\"" + url + "\",\"force\":true}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Json.at(answer.body(), "data.video_id")).isEqualTo(VIDEO);
  }

  /** A field of tomorrow does not break today's server. */
  @Test
  void create_ignoresUnknownFields() {
    var answer = jobs.post("/jobs", "{\"video_id\":\"tomorrow000\",\"tomorrow\":{\"deep\":[1,2]}}");

    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @Test
  void health_isCheapAndReadinessNamesWhatIsMissing() {
    assertThat(Json.at(jobs.get("/health").body(), "service")).isEqualTo("jobs");
    assertThat(jobs.get("/health/readiness").statusCode()).isEqualTo(200);
    jobs.storage.away = true;

    var answer = jobs.get("/health/readiness");

    jobs.storage.away = false;
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Json.at(answer.body(), "checks.storage.status")).isEqualTo("down");
    assertThat(Json.at(answer.body(), "checks.download.status")).isEqualTo("up");
    assertThat(Json.at(answer.body(), "checks.database.status")).isEqualTo("up");
  }
}
