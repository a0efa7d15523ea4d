package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** Sessions know nothing of one another, have their limits, and end. */
class SessionsApartIT extends SessionsGround {
  @Test
  void session_isARandomUuidThatOnlyItsOwnerSees() {
    var session = session();
    job(session);

    assertThat(UUID.fromString(session).version()).isEqualTo(4);
    assertThat(field(get("/api/sessions/" + session, ""), "session_uuid")).isEqualTo(session);
    assertThat(field(get("/api/sessions/" + session + "/", ""), "total_jobs")).isEqualTo("1");
    var list = get("/api/sessions/", "").body();
    assertThat(list).doesNotContain(session);
    var handle = Json.at(list, "0.session_uuid").toString();
    assertThat(get("/api/sessions/" + handle, "").statusCode()).isEqualTo(404);
    assertThat(get("/api/jobs/", handle).statusCode()).isEqualTo(404);
    assertThat(jobs.get("/jobs").body()).doesNotContain(session);
  }

  /** Two callers want the same: two jobs, one download, two names. */
  @Test
  void theSameVideo_isDownloadedOnceAndNobodySharesAJob() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var one = session();
    var first = job(one);
    awaitStatus(one, first, "processing");
    var other = session();
    var second = job(other);
    assertThat(second).isNotEqualTo(first);
    var plain = jobs.post("/jobs", "{\"video_id\":\"dQw4w9WgXcQ\"}");
    assertThat(plain.statusCode()).isEqualTo(201);

    var id = new JobId(UUID.fromString(first)).toString();
    await().until(() -> jobs.download.has(id, 1));
    jobs.download.tell(id, 1, DownloadScript.completed());

    awaitStatus(one, first, "completed");
    awaitStatus(other, second, "completed");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                jobs.field(Json.at(plain.body(), "data.job_id").toString(), "status")
                    .equals("completed"));
    assertThat(jobs.download.asked()).isEqualTo(1);
    assertThat(jobs.storage.linked).hasSize(2);
    assertThat(get("/api/jobs/" + first, other).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", "/api/jobs/" + first, other, "").statusCode()).isEqualTo(404);
    assertThat(get("/api/jobs/", other).body()).contains(second).doesNotContain(first);
  }

  /** Who waited goes on by itself when the other gives up. */
  @Test
  void cancel_ofOneLeavesTheOther() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var one = session();
    var first = job(one);
    awaitStatus(one, first, "processing");
    var other = session();
    var second = job(other);
    jobs.download.begin = DownloadScript.completed();

    var cancelled = send("DELETE", "/api/jobs/" + first, one, "");

    assertThat(field(cancelled, "status")).isEqualTo("cancelled");
    assertThat(send("DELETE", "/api/jobs/" + first + "/", one, "").statusCode()).isEqualTo(200);
    awaitStatus(other, second, "completed");
    var late = send("DELETE", "/api/jobs/" + second, other, "");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(field(late, "detail")).isEqualTo("Job is already completed");
  }

  @Test
  void limits_areMetAndNotPassed() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var session = session();
    var first = job(session);
    job(session);

    var third = order(session);

    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(field(third, "detail")).startsWith("Session job limit reached (2 jobs)");
    send("DELETE", "/api/jobs/" + first, session, "");
    assertThat(order(session).statusCode()).isEqualTo(200);
    session();
    session();
    var fourth = send("POST", "/api/sessions/", "", "");
    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(field(fourth, "detail")).startsWith("Maximum number of concurrent sessions");
    assertThat(field(get("/api/sessions/stats/overview", ""), "active_sessions")).isEqualTo("3");
  }

  /** Its jobs end at once, its files after the grace; nobody else's do. */
  @Test
  void expiry_endsWhatWasTheSessionsAlone() {
    var kept = session();
    var lasting = job(kept);
    awaitStatus(kept, lasting, "completed");
    var session = session();
    awaitStatus(session, job(session), "completed");
    jobs.download.begin = DownloadScript.at("download", 10);
    var open =
        field(
            send("POST", "/api/jobs/", session, "{\"url\":\"https://youtu.be/jNQXAC9IVRw\"}"),
            "job_uuid");
    clock.pass(Duration.ofHours(23));
    assertThat(get("/api/jobs/", kept).statusCode()).isEqualTo(200);
    clock.pass(Duration.ofHours(1));

    var over = get("/api/jobs/", session);
    assertThat(over.statusCode()).isEqualTo(404);
    assertThat(field(over, "detail")).startsWith("Session expired: it was not used for 24 hours");
    assertThat(Json.at(get("/api/sessions/", "").body(), "0.is_active")).isEqualTo(true);
    jobs.bean(SessionSweeper.class).sweep();
    var id = new JobId(UUID.fromString(open)).toString();
    await().until(() -> jobs.field(id, "status").equals("cancelled"));
    assertThat(jobs.storage.linked).hasSize(2);
    clock.pass(Duration.ofHours(1));
    jobs.bean(SessionSweeper.class).sweep();

    assertThat(jobs.storage.linked).hasSize(1).extracting("item").containsExactly(lasting);
    assertThat(get("/api/jobs/" + lasting, kept).statusCode()).isEqualTo(200);
  }

  /** Lists show the ids of all jobs; only the session that asked for one may end it. */
  @Test
  void job_isNotReachedFromOutsideItsSession() {
    var session = session();
    jobs.download.begin = DownloadScript.failed("VIDEO_NOT_FOUND", FailureClass.NEVER);
    var failed = job(session);
    awaitStatus(session, failed, "failed");
    jobs.download.begin = DownloadScript.at("download", 10);
    var open =
        field(
            send("POST", "/api/jobs/", session, "{\"url\":\"https://youtu.be/jNQXAC9IVRw\"}"),
            "job_uuid");

    var cancelled = jobs.delete("/jobs/" + new JobId(UUID.fromString(open)));
    var retried = jobs.post("/jobs/" + new JobId(UUID.fromString(failed)) + "/retry", "");

    assertThat(cancelled.statusCode()).isEqualTo(403);
    assertThat(field(cancelled, "error.code")).isEqualTo("FORBIDDEN");
    assertThat(retried.statusCode()).isEqualTo(403);
    assertThat(field(get("/api/jobs/" + failed, session), "status")).isEqualTo("failed");
    assertThat(field(get("/api/jobs/" + open, session), "status")).isNotEqualTo("cancelled");
  }

  @Test
  void files_ofAnotherSessionAreNotThere() {
    var session = session();
    var job = job(session);
    awaitStatus(session, job, "completed");
    var other = session();

    assertThat(get("/api/jobs/" + job + "/paths", session).statusCode()).isEqualTo(200);
    assertThat(get("/api/jobs/" + job + "/paths", other).statusCode()).isEqualTo(404);
    var file = "/api/jobs/" + job + "/files/video/video.mp4";
    assertThat(get(file, other).statusCode()).isEqualTo(404);
    assertThat(get(file + "?session=" + other, "").statusCode()).isEqualTo(404);
    assertThat(get(file, "").statusCode()).isEqualTo(422);
  }

  /** It heard of its jobs for ever, and nobody had to use the session for that. */
  @Test
  void socket_endsWithItsSession() {
    var session = session();
    try (var ear = Listener.socket(jobs, "/ws?session=" + session)) {
      job(session);
      await().until(() -> !ear.heard.isEmpty());
      clock.pass(Duration.ofHours(25));
      jobs.bean(SessionSweeper.class).sweep();

      jobs.post("/jobs", "{\"video_id\":\"jNQXAC9IVRw\"}"); // something to hear of

      await().atMost(Duration.ofSeconds(60)).until(() -> ear.closeCode == 1008);
    }
  }

  /** Whoever listens to a long download uses the session. */
  @Test
  void listening_isActivity() {
    var session = session();
    try (var ear = Listener.socket(jobs, "/ws?session=" + session)) {
      job(session);
      await().until(() -> !ear.heard.isEmpty());
      ear.say("still here");
      clock.pass(Duration.ofHours(23));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                jobs.post("/jobs", "{\"video_id\":\"jNQXAC9IVRw\",\"force\":true}");
                return jobs.bean(SessionStore.class).active(clock.instant().minusSeconds(60)).size()
                    == 1;
              });
      clock.pass(Duration.ofHours(2));

      assertThat(get("/api/jobs/", session).statusCode()).isEqualTo(200);
    }
  }
}
