package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.Golden;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** The documented endpoints over real HTTP, and what they say to nonsense. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobControllerTest {
  private static final String VIDEO = "dQw4w9WgXcQ";

  private Path home;
  private JobsUnderTest jobs;

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

  private void awaitStatus(String job, String status) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"priority\": 11",
        "\"priority\": -11",
        "\"priority\": \"high\"",
        "\"not_before\": \"tomorrow\"",
        "\"not_before\": \"2199-01-01T00:00:00Z\"",
        "\"subtitles\": true",
        "\"subtitles\": [\"en.*\"]",
        "\"subtitles\": [\"all\", \"live_chat\"]",
        "\"subtitles\": [\"--exec\"]",
        "\"subtitles\": [null]",
        "\"subtitles\": [\"\"]",
        "\"subtitles\": \"en\"",
      })
  void create_refusesWhatCannotBeMeant(String field) {
    var answer = jobs.post("/jobs", "{\"video_id\": \"" + VIDEO + "\", " + field + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Json.at(answer.body(), "error.code")).isEqualTo("INVALID_PARAMETER");
    assertThat(Json.at(answer.body(), "error.details.parameter").toString())
        .isIn("request", field.substring(1, field.indexOf('"', 1))); // the body, for a wrong type
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|INVALID_PARAMETER|video_id",
        "{\"video_id\":\"short\"}|400|INVALID_VIDEO_ID|",
        "{\"url\":\"https://example.com/watch?v=dQw4w9WgXcQ\"}|400|INVALID_VIDEO_ID|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"url\":\"https://youtu.be/jNQXAC9IVRw\"}"
            + "|400|INVALID_PARAMETER|url",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"4k\"}|400|INVALID_PARAMETER|quality",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"max_attempts\":0}|400|INVALID_PARAMETER|max_attempts",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"max_attempts\":21}|400|INVALID_PARAMETER|max_attempts",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"max_attempts\":\"many\"}|400|INVALID_PARAMETER|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/etc\"}|400|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"a/../../b\"}"
            + "|400|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloadsx\"}"
            + "|400|INVALID_PARAMETER|output_path",
        "{\"playlist_id\":\"dQw4w9WgXcQ\"}|400|INVALID_PARAMETER|playlist_id",
        "{\"playlist_id\":\"PL../../etc\"}|400|INVALID_PARAMETER|playlist_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"playlist_id\":\"PLsomething0000\"}"
            + "|400|INVALID_PARAMETER|playlist_id",
        "{\"url\":\"https://youtu.be/jNQXAC9IVRw\",\"playlist_id\":\"PLsomething0000\"}"
            + "|400|INVALID_PARAMETER|url",
        "{\"url\":\"https://www.youtube.com/@somebody/playlists\"}|400|INVALID_VIDEO_ID|",
        "{\"video_id\":{\"a\":1}}|400|INVALID_PARAMETER|",
        "{\"video_id\":|400|INVALID_PARAMETER|",
        "[]|400|INVALID_PARAMETER|",
        "null|400|INVALID_PARAMETER|",
        "``|400|INVALID_PARAMETER|",
      })
  void create_refusesWhatCannotBeMeant(String body, int status, String code, String parameter) {
    var answer = jobs.post("/jobs", body == null ? "" : body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.at(answer.body(), "error.code")).as(answer.body()).isEqualTo(code);
    if (parameter != null) {
      assertThat(Json.at(answer.body(), "error.details.parameter")).isEqualTo(parameter);
    }
  }

  /** A field of tomorrow does not break today's server. */
  @Test
  void create_ignoresUnknownFields() {
    var answer = jobs.post("/jobs", "{\"video_id\":\"tomorrow000\",\"tomorrow\":{\"deep\":[1,2]}}");

    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/jobs?status=running,400,INVALID_PARAMETER,status",
    "GET,/jobs?status=,400,INVALID_PARAMETER,status",
    "GET,/jobs?status=queued&status=running,400,INVALID_PARAMETER,status",
    "GET,/jobs?kind=video,400,INVALID_PARAMETER,kind",
    "GET,/jobs?kind=,400,INVALID_PARAMETER,kind",
    "GET,/jobs?created_after=yesterday,400,INVALID_PARAMETER,created_after",
    "GET,/jobs?created_before=2025-13-01T00:00:00Z,400,INVALID_PARAMETER,created_before",
    "GET,/jobs?created_before=%2B999999999-01-01T00:00:00Z,400,INVALID_PARAMETER,created_before",
    "GET,/jobs?parent=job_12345,400,INVALID_PARAMETER,parent",
    "GET,/jobs?cursor=nonsense,400,INVALID_PARAMETER,cursor",
    "GET,/jobs/job_00000000000000000000000000/children,404,JOB_NOT_FOUND,",
    "GET,/jobs/job_00000000000000000000000000/children?status=x,400,INVALID_PARAMETER,status",
    "GET,/jobs?limit=0,400,INVALID_PARAMETER,limit",
    "GET,/jobs?limit=501,400,INVALID_PARAMETER,limit",
    "GET,/jobs?limit=ten,400,INVALID_PARAMETER,limit",
    "GET,/jobs?offset=-1,400,INVALID_PARAMETER,offset",
    "GET,/jobs/job_12345,404,JOB_NOT_FOUND,",
    "GET,/jobs/job_00000000000000000000000000,404,JOB_NOT_FOUND,",
    "GET,/jobs/job_00000000000000000000000000/events,404,JOB_NOT_FOUND,",
    "DELETE,/jobs/job_00000000000000000000000000,404,JOB_NOT_FOUND,",
    "POST,/jobs/job_00000000000000000000000000/retry,404,JOB_NOT_FOUND,",
    "GET,/nowhere,404,NOT_FOUND,",
    "PUT,/jobs,405,METHOD_NOT_ALLOWED,",
    "PATCH,/jobs/job_1,405,METHOD_NOT_ALLOWED,",
  })
  void requests_thatMakeNoSenseAreToldSo(
      String method, String path, int status, String code, String parameter) {
    var answer =
        jobs.send(
            HttpRequest.newBuilder(jobs.address(path))
                .method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.at(answer.body(), "error.code")).isEqualTo(code);
    if (parameter != null) {
      assertThat(Json.at(answer.body(), "error.details.parameter")).isEqualTo(parameter);
    }
  }

  @Test
  void create_refusesOtherMediaTypesAndHugeBodies() {
    var text =
        jobs.send(
            HttpRequest.newBuilder(jobs.address("/jobs"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(text.statusCode()).isEqualTo(415);

    var huge = jobs.post("/jobs", "{\"video_id\":\"" + "a".repeat(12_000_000) + "\"}");
    assertThat(huge.statusCode()).isEqualTo(413);
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
