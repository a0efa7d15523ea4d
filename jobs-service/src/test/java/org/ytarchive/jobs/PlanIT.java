package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.plan.PlanRun;
import org.ytarchive.jobs.plan.PlanRunStore;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** Work plans driven again, on the wire and through the queue. */
class PlanIT {
  private static final List<String> VIDEOS = List.of("video000001", "video000002", "video000003");

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

  private static HttpResponse<String> run(JobsUnderTest service, String plan) {
    return service.post("/jobs/workplan/" + plan + "/run", "");
  }

  private void awaitPlan(String plan, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(jobs.storage.plan(plan).status()).isEqualTo(status));
  }

  @Test
  void run_makesAJobForEachVideoAsItWasWantedOnce() {
    var options = Map.of("quality", "480p", "subtitles", List.of("de"));
    var plan = jobs.storage.planned(VIDEOS, Map.of("options", options));

    var answer = run(jobs, plan);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Json.at(answer.body(), "data.plan_id")).isEqualTo(plan);
    assertThat(Json.at(answer.body(), "data.status")).isEqualTo("running");
    assertThat(Json.at(answer.body(), "data.jobs.2.video_id")).isEqualTo("video000003");
    var job = Json.at(answer.body(), "data.jobs.0.job_id").toString();
    assertThat(jobs.field(job, "quality")).isEqualTo("480p");
    assertThat(jobs.field(job, "subtitles")).isEqualTo(List.of("de"));
    awaitPlan(plan, "done");
    assertThat(jobs.storage.plan(plan).retryCount()).isEqualTo(1);
    assertThat(run(jobs, plan).statusCode()).isEqualTo(409);
  }

  /** What somebody asked for in the same way meanwhile is not downloaded twice. */
  @Test
  void run_takesTheJobThatIsUnderWayAlready() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var known = jobs.post("/jobs", "{\"video_id\": \"video000001\"}").body();
    var plan = jobs.storage.planned(VIDEOS, Map.of());

    var answer = run(jobs, plan);

    assertThat(Json.at(answer.body(), "data.jobs.0.job_id"))
        .isEqualTo(Json.at(known, "data.job_id"));
    assertThat(Json.at(jobs.get("/jobs").body(), "data.total")).isEqualTo(3);
  }

  @Test
  void run_whereAVideoFailsAgainEndsFailedWithOneMoreRetry() {
    jobs.download.beginOf.put("video000002", DownloadScript.failed("X", FailureClass.NEVER));
    var plan = jobs.storage.planned(VIDEOS, Map.of());

    run(jobs, plan);

    awaitPlan(plan, "failed");
    assertThat(jobs.storage.plan(plan).retryCount()).isEqualTo(2);
  }

  /** Two impatient people, two replicas. */
  @Test
  void run_manyTimesAtOnceIsOneSetOfJobs() throws Exception {
    jobs.download.begin = DownloadScript.at("download", 10);
    var plan = jobs.storage.planned(VIDEOS, Map.of());
    try (var other = jobs.replica(Map.of());
        var many = Executors.newFixedThreadPool(6)) {
      Callable<Integer> here = () -> run(jobs, plan).statusCode();
      Callable<Integer> there = () -> run(other, plan).statusCode();
      var answers = many.invokeAll(List.of(here, there, here, there, here, there));

      assertThat(answers.stream().map(Future::resultNow))
          .containsOnly(200, 409)
          .containsOnlyOnce(200);
    }
    assertThat(Json.at(jobs.get("/jobs").body(), "data.total")).isEqualTo(3);
    var refused = run(jobs, plan);
    assertThat(Json.at(refused.body(), "error.code")).isEqualTo("WORKPLAN_CONFLICT");
    assertThat((List<?>) Json.at(refused.body(), "error.details.job_ids")).hasSize(3);
  }

  /** As if the process had died with the first line written and nothing else. */
  @Test
  void run_thatWasOnlyBegunGoesOnByItself() {
    var plan = jobs.storage.planned(VIDEOS, Map.of());
    var now = Instant.now();
    var options = new JobOptions("best", false, null, true, 5);
    var ids = VIDEOS.stream().map(VideoId::new).toList();

    var run = PlanRun.fresh(plan, options, 1, now, Optional.empty(), ids);

    assertThat(jobs.bean(PlanRunStore.class).begin(run, now)).isTrue();
    assertThat(jobs.bean(PlanRunStore.class).begin(run, now)).isFalse();

    awaitPlan(plan, "done");
    assertThat(Json.at(jobs.get("/jobs").body(), "data.total")).isEqualTo(3);
  }

  private static HttpResponse<String> run(JobsUnderTest service, String plan, String key) {
    return service.send(
        HttpRequest.newBuilder(service.address("/jobs/workplan/" + plan + "/run"))
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** As if the process had died before it could answer: its key is in flight, and free again. */
  private void loseTheAnswer(String key) throws SQLException {
    try (var connection = DriverManager.getConnection(jobs.database, "postgres", "");
        var statement =
            connection.prepareStatement(
                """
                update jobs.idempotency_keys set status = null, body = null, content_type = null,
                       expires_at = now() - interval '1 second' where key = ?
                """)) {
      statement.setString(1, key);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  /** Whoever sends the same again is told of the jobs that were made, and not that they were. */
  @Test
  void run_whoseAnswerWasLostIsAnsweredToTheSameKey() throws Exception {
    jobs.download.begin = DownloadScript.at("download", 10);
    var plan = jobs.storage.planned(VIDEOS, Map.of());
    var first = run(jobs, plan, "mine");
    loseTheAnswer("mine");

    var again = run(jobs, plan, "mine");

    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
    VIDEOS.forEach(video -> assertThat(made(again, video)).isEqualTo(made(first, video)));
    assertThat(run(jobs, plan, "another").statusCode()).isEqualTo(409);
    assertThat(run(jobs, plan).statusCode()).isEqualTo(409);

    VIDEOS.forEach(video -> finish(first, VIDEOS.indexOf(video)));
    awaitPlan(plan, "done");
    loseTheAnswer("mine");
    assertThat(made(run(jobs, plan, "mine"), VIDEOS.getFirst()))
        .isEqualTo(made(first, VIDEOS.getFirst()));
  }

  private static Object made(HttpResponse<String> answer, String video) {
    return Json.at(answer.body(), "data.jobs." + VIDEOS.indexOf(video) + ".job_id");
  }

  @Test
  void run_isToldToStorageWhenThatIsBack() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var plan = jobs.storage.planned(VIDEOS, Map.of());
    var answer = run(jobs, plan);
    jobs.storage.away = true;
    VIDEOS.forEach(video -> finish(answer, VIDEOS.indexOf(video)));

    jobs.storage.away = false;

    awaitPlan(plan, "done");
  }

  private void finish(HttpResponse<String> answer, int index) {
    var job = Json.at(answer.body(), "data.jobs." + index + ".job_id").toString();
    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.download.has(job, 1));
    jobs.download.tell(job, 1, DownloadScript.completed());
  }

  @Test
  void run_refusesWhatCannotBeDriven() {
    assertThat(run(jobs, "wp_99").statusCode()).isEqualTo(404);
    assertThat(run(jobs, "nonsense").statusCode()).isEqualTo(404);
    assertThat(Json.at(run(jobs, "wp_99").body(), "error.code")).isEqualTo("WORKPLAN_NOT_FOUND");

    var odd = jobs.storage.planned(VIDEOS, Map.of("options", Map.of("quality", "huge")));
    assertThat(run(jobs, odd).statusCode()).isEqualTo(400);
    var odder = jobs.storage.planned(VIDEOS, Map.of("options", Map.of("subtitles", List.of(1))));
    assertThat(run(jobs, odder).statusCode()).isEqualTo(400);

    jobs.storage.away = true;
    assertThat(run(jobs, odd).statusCode()).isEqualTo(502);
    assertThat(Json.at(jobs.get("/jobs").body(), "data.total")).isEqualTo(0);
  }
}
