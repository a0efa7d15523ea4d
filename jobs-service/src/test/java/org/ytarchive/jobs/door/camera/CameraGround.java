package org.ytarchive.jobs.door.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.testing.FakeCaptures;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** The camera's door over HTTP, with a scripted download service behind it. */
abstract class CameraGround {
  @TempDir Path home;
  JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.camera.at-once", "3"));
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30));
  }

  FakeCaptures captures() {
    return jobs.download.captures;
  }

  HttpResponse<String> collect() {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/collect")).POST(HttpRequest.BodyPublishers.noBody()));
  }

  HttpResponse<String> collect(String type, String body) {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/collect"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Gives the id as the door writes it. */
  static String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.at(answer.body(), "job_id").toString();
  }

  static String job(String id) {
    return new JobId(UUID.fromString(id)).toString();
  }

  String begun() {
    var id = id(collect());
    soon().until(() -> captures().has(job(id)));
    return id;
  }

  List<String> told(String id) {
    try (var listener = Listener.socket(jobs, "/ws/" + id)) {
      soon().until(() -> listener.ended);
      assertThat(listener.closeCode).isEqualTo(1000);
      return listener.heard;
    }
  }

  static final List<String> LINES =
      List.of(
          "Collection started with Job ID: ID",
          "Progress: Step 1/5",
          "Progress: Step 2/5",
          "Progress: Step 3/5",
          "Progress: Step 4/5",
          "Progress: Step 5/5",
          "Collection completed for Job ID: ID");

  static List<String> lines(String id) {
    return LINES.stream().map(line -> line.replace("ID: ID", "ID: " + id)).toList();
  }
}
