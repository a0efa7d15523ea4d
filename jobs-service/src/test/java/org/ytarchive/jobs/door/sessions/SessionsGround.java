package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** A jobs service among fakes, and a caller of its sessions door. */
abstract class SessionsGround {
  static final String WATCH = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

  @TempDir Path home;
  final HandClock clock = new HandClock();
  JobsUnderTest jobs;

  /** Limits that a test reaches. */
  Map<String, Object> settings() {
    return Map.of("ytarchive.sessions.max", 3, "ytarchive.sessions.max-jobs", 2);
  }

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, settings(), clock);
  }

  @AfterEach
  void stop() {
    Objects.requireNonNull(jobs).closeAll();
  }

  HttpResponse<String> send(String method, String path, String session, String body) {
    var request =
        HttpRequest.newBuilder(jobs.address(path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!session.isEmpty()) {
      request.header("X-Session-ID", session);
    }
    return jobs.send(request);
  }

  HttpResponse<String> get(String path, String session) {
    return send("GET", path, session, "");
  }

  String session() {
    var answer = send("POST", "/api/sessions/", "", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return field(answer, "session_uuid");
  }

  HttpResponse<String> order(String session) {
    return send("POST", "/api/jobs/", session, "{\"url\":\"" + WATCH + "\"}");
  }

  String job(String session) {
    var answer = order(session);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return field(answer, "job_uuid");
  }

  static String field(HttpResponse<String> answer, String path) {
    return Json.at(answer.body(), path).toString();
  }

  void awaitStatus(String session, String job, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(field(get("/api/jobs/" + job, session), "status")).isEqualTo(status));
  }
}
