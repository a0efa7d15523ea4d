package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.jobs.testing.CuttableLine;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** What happens when something is lost: a worker, a replica, a neighbour, the database. */
class RecoveryIT {
  private static final String VIDEO = "dQw4w9WgXcQ";
  private static final Map<String, Object> IDLE = Map.of("ytarchive.jobs.working", "false");

  @TempDir Path home;

  private static void awaitStatus(JobsUnderTest jobs, String job, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }

  private static void execute(String database, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(database, "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A process killed in the middle leaves this behind: a job at work, and nobody who works. */
  @Test
  void aLostWorkersJobGoesOnInTheSameAttempt() throws Exception {
    var jobs = JobsUnderTest.start(home, IDLE);
    jobs.download.begin = DownloadScript.at("download", 50);
    var job = jobs.create(VIDEO);
    var id = JobId.parse(job).value();
    execute(
        jobs.database,
        """
        update jobs.jobs set status = 'downloading', phase = 'download', attempt = 1, run = 1,
               progress = 30, started_at = now() where id = '%s';
        update jobs.job_counts set jobs = jobs - 1 where status = 'queued' and kind = 'download';
        update jobs.job_counts set jobs = jobs + 1
            where status = 'downloading' and kind = 'download';
        update jobs.job_queue set picked = true, picked_by = 'gone', last_heartbeat = now()
        """
            .formatted(id));
    long lost = System.nanoTime();
    try (var successor = jobs.replica(Map.of())) {
      await().atMost(Duration.ofSeconds(15)).until(() -> jobs.download.has(job, 1));
      System.out.println(
          "a lost worker was replaced after "
              + Duration.ofNanos(System.nanoTime() - lost).toMillis()
              + " ms");
      jobs.download.tell(job, 1, DownloadScript.completed());
      awaitStatus(successor, job, "completed");
      assertThat(successor.field(job, "attempt")).isEqualTo(1);
    } finally {
      jobs.closeAll();
    }
  }

  /** SIGTERM: the job is another's within seconds, with the attempt and what it has. */
  @Test
  void stop_handsTheWorkOver() {
    var jobs = JobsUnderTest.start(home);
    jobs.download.begin = DownloadScript.at("download", 50);
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.download.has(job, 1));
    try (var successor = jobs.replica(Map.of())) {
      long stopping = System.nanoTime();
      jobs.close();
      System.out.println(
          "stopped in " + Duration.ofNanos(System.nanoTime() - stopping).toMillis() + " ms");
      jobs.download.tell(job, 1, DownloadScript.completed());

      awaitStatus(successor, job, "completed");
      assertThat(successor.field(job, "attempt")).isEqualTo(1);
      var events = successor.get("/jobs/" + job + "/events").body();
      assertThat(events).contains("job_completed");
    } finally {
      jobs.closeAll();
    }
  }

  /** The job waits out a short absence, and is tried again after a long one. */
  @Test
  void downloadAway_isWaitedForAndThenRetried() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.download.away = true;
      var job = jobs.create(VIDEO);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(jobs.field(job, "error.code")).isEqualTo("COORDINATION_ERROR"));
      jobs.download.away = false;

      awaitStatus(jobs, job, "completed");
    } finally {
      jobs.closeAll();
    }
  }

  /** The line breaks while the video comes in; the download itself goes on. */
  @Test
  void brokenStreams_areOpenedAgain() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.download.begin = DownloadScript.at("download", 10);
      jobs.download.cutAfter = 1;
      var job = jobs.create(VIDEO);
      await()
          .until(
              () -> jobs.download.requests.stream().filter(r -> r.endsWith("/events")).count() > 2);
      jobs.download.cutAfter = Integer.MAX_VALUE;
      jobs.download.tell(job, 1, DownloadScript.completed());

      awaitStatus(jobs, job, "completed");
      assertThat(jobs.field(job, "attempt")).isEqualTo(1);
    } finally {
      jobs.closeAll();
    }
  }

  /** Download may be away just when a job is cancelled: it hears of it when it is back. */
  @Test
  void cancel_isDeliveredWhenDownloadIsBack() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.download.begin = DownloadScript.at("download", 10);
      var job = jobs.create(VIDEO);
      await().until(() -> jobs.download.has(job, 1));
      jobs.download.away = true;

      assertThat(jobs.delete("/jobs/" + job).statusCode()).isEqualTo(200);
      assertThat(jobs.field(job, "status")).isEqualTo("cancelled");
      assertThat(jobs.download.status(job, 1)).isEqualTo(DownloadStatus.DOWNLOADING);
      jobs.download.away = false;

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> jobs.download.status(job, 1) == DownloadStatus.CANCELLED);
    } finally {
      jobs.closeAll();
    }
  }

  /** A refusal of Storage is our fault: once more from the start, then it is given up. */
  @Test
  void aRefusedRecord_isTriedOnceMoreAndGivenUp() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.storage.refusal = 400;
      var job = jobs.create(VIDEO);

      awaitStatus(jobs, job, "failed");
      assertThat(jobs.field(job, "attempt")).isEqualTo(2);
      assertThat(jobs.field(job, "error.failure_class")).isEqualTo("bug");
      await().untilAsserted(() -> assertThat(jobs.storage.plans).hasSize(1));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> jobs.storage.leftPaths().contains("/downloads/video.mp4"));

      jobs.storage.refusal = 0;
      jobs.post("/jobs/" + job + "/retry", "");
      awaitStatus(jobs, job, "completed");
      assertThat(jobs.field(job, "work_plan_id")).isEqualTo("null");
    } finally {
      jobs.closeAll();
    }
  }

  /** Storage makes the plan and dies before it says so; meanwhile many others are made. */
  @Test
  void aWorkPlanWhoseAnswerWasLost_isNotMadeTwice() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.storage.losesPlanAnswer = true;
      jobs.storage.listsPlans = false;
      jobs.storage.refusal = 400;
      var job = jobs.create(VIDEO);

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(jobs.field(job, "work_plan_id")).isEqualTo("wp_1"));
      assertThat(jobs.storage.plans).hasSize(1);
    } finally {
      jobs.closeAll();
    }
  }

  /** A file that is there is not fetched twice because Storage was away. */
  @Test
  void storageAway_keepsTheFile() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.storage.away = true;
      var job = jobs.create(VIDEO);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(jobs.field(job, "error.code")).isEqualTo("COORDINATION_ERROR"));
      jobs.storage.away = false;

      awaitStatus(jobs, job, "completed");
      assertThat(jobs.field(job, "attempt")).isNotEqualTo(1);
      assertThat(jobs.download.requests.stream().filter(r -> r.startsWith("POST"))).hasSize(1);
    } finally {
      jobs.closeAll();
    }
  }

  @Test
  void databaseAway_isAnsweredSoAndHealsByItself() throws Exception {
    var database = TestDatabase.fresh();
    int port = URI.create(database.substring("jdbc:".length())).getPort();
    try (var line = new CuttableLine(port)) {
      var jobs =
          JobsUnderTest.start(
              home, database.replace(":" + port + "/", ":" + line.port() + "/"), Map.of());
      jobs.download.begin = DownloadScript.at("download", 50);
      var running = jobs.create(VIDEO);
      await().until(() -> jobs.download.has(running, 1));

      line.cut();
      var answer = jobs.get("/jobs");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(Json.at(answer.body(), "error.code")).isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(jobs.get("/health").statusCode()).isEqualTo(200);
      line.mend();

      jobs.download.tell(running, 1, DownloadScript.completed());
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(jobs.get("/jobs").statusCode()).isEqualTo(200));
      awaitStatus(jobs, running, "completed");
      var another = jobs.create("jNQXAC9IVRw");
      await().until(() -> jobs.download.has(another, 1));
      jobs.closeAll();
    }
  }
}
