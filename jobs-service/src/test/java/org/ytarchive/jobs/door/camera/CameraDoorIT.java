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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.FakeCaptures;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** The camera's door over HTTP, with a scripted download service behind it. */
class CameraDoorIT {
  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.camera.at-once", "3"));
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30));
  }

  private FakeCaptures captures() {
    return jobs.download.captures;
  }

  private HttpResponse<String> collect() {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/collect")).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> collect(String type, String body) {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/collect"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Gives the id as the door writes it. */
  private static String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.at(answer.body(), "job_id").toString();
  }

  private static String job(String id) {
    return new JobId(UUID.fromString(id)).toString();
  }

  private String begun() {
    var id = id(collect());
    soon().until(() -> captures().has(job(id)));
    return id;
  }

  private List<String> told(String id) {
    try (var listener = Listener.socket(jobs, "/ws/" + id)) {
      soon().until(() -> listener.ended);
      assertThat(listener.closeCode).isEqualTo(1000);
      return listener.heard;
    }
  }

  @Test
  void collect_withNothingAnswersTheDocumentedBodyAndCapturesATestPattern() {
    var answer = collect();

    var id = id(answer);
    assertThat(answer.body())
        .isEqualTo(
            "{\"job_id\":\"%s\",\"message\":\"Collection started with Job ID %s\"}"
                .formatted(id, id));
    soon().until(() -> captures().wishes.size() == 1);
    var wish = captures().wishes.getFirst();
    assertThat(wish.streamUrl()).isNull();
    assertThat(wish.durationSeconds()).isEqualTo(30);
    assertThat(wish.audio()).isTrue();
    assertThat(wish.jobId()).isEqualTo(job(id));
  }

  private static final List<String> LINES =
      List.of(
          "Collection started with Job ID: ID",
          "Progress: Step 1/5",
          "Progress: Step 2/5",
          "Progress: Step 3/5",
          "Progress: Step 4/5",
          "Progress: Step 5/5",
          "Collection completed for Job ID: ID");

  private static List<String> lines(String id) {
    return LINES.stream().map(line -> line.replace("ID: ID", "ID: " + id)).toList();
  }

  @Test
  void socket_tellsEachStepAsItBeginsAndClosesAfterTheLastLine() {
    var id = begun();
    try (var listener = Listener.socket(jobs, "/ws/" + id)) {
      var lines = lines(id);
      soon().until(() -> listener.heard.equals(lines.subList(0, 2)));
      captures().enter(job(id), "record", 40);
      soon().until(() -> listener.heard.equals(lines.subList(0, 3)));
      captures().enter(job(id), "finalise", 95);
      soon().until(() -> listener.heard.equals(lines.subList(0, 4)));
      captures().enter(job(id), "verify", 98);
      soon().until(() -> listener.heard.equals(lines.subList(0, 5)));
      captures().complete(job(id));
      soon().until(() -> listener.ended);

      assertThat(listener.heard).isEqualTo(lines);
      assertThat(listener.closeCode).isEqualTo(1000);
    }
  }

  /** Who connects when all is over hears all of it, and so does everyone again. */
  @Test
  void socket_tellsWhatWasMissed() {
    captures().instant = true;
    var id = id(collect());
    soon().until(() -> "completed".equals(jobs.field(job(id), "status")));

    assertThat(told(id)).isEqualTo(lines(id));
    assertThat(told(id.toUpperCase(java.util.Locale.ROOT))).isEqualTo(lines(id));
  }

  @Test
  void socket_tellsAnErrorOnceAfterTheLastAttempt() {
    var id = id(collect("application/json", "{\"retries\":1}"));
    soon().until(() -> captures().has(job(id)));
    captures().fail(job(id), "CAPTURE_FAILED", "the camera does\nnot answer", FailureClass.LATER);
    soon().until(() -> captures().wishes.size() == 2);
    captures().fail(job(id), "CAPTURE_FAILED", "the camera does\nnot answer", FailureClass.LATER);

    assertThat(told(id))
        .containsExactly(
            "Collection started with Job ID: " + id,
            "Progress: Step 1/5",
            "Error with Job ID " + id + ": the camera does not answer");
    assertThat(captures().wishes).extracting(w -> w.attempt()).containsExactly(1, 2);
  }

  /** What a failed capture recorded is there for whoever asks for it once more. */
  @Test
  void givenUpCapture_keepsWhatItRecorded() {
    var id = id(collect("application/json", "{\"retries\":0}"));
    soon().until(() -> captures().has(job(id)));
    captures().fail(job(id), "CAPTURE_FAILED", "the source was lost", FailureClass.LATER);
    soon().until(() -> "failed".equals(jobs.field(job(id), "status")));

    var asked = "GET /captures/" + job(id);
    soon().until(() -> jobs.download.requests.contains(asked)); // its errand looks first
    assertThat(jobs.download.requests).doesNotContain("DELETE /captures/" + job(id));
  }

  @Test
  void defaultUrl_isTheOperatorsSource() {
    var url = "rtsp://user:secret@lobby.example/1";
    try (var own = JobsUnderTest.start(home, Map.of("ytarchive.camera.default-url", url))) {
      var answer =
          own.send(
              HttpRequest.newBuilder(own.address("/collect"))
                  .POST(HttpRequest.BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(200);
      soon().until(() -> !own.download.captures.wishes.isEmpty());
      assertThat(own.download.captures.wishes.getFirst().streamUrl()).isEqualTo(url);
      assertThat(own.get("/jobs").body()).contains("lobby.example").doesNotContain("secret");
    }
  }

  /** An error that was taken back by a retry is no last line. */
  @Test
  void socket_ofAJobThatWasRetriedTellsItsRealEnd() {
    var id = id(collect("application/json", "{\"retries\":0}"));
    soon().until(() -> captures().has(job(id)));
    captures().fail(job(id), "CAPTURE_FAILED", "401 Unauthorized", FailureClass.NEVER);
    soon().until(() -> "failed".equals(jobs.field(job(id), "status")));
    captures().instant = true;
    jobs.post("/jobs/" + job(id) + "/retry", "");
    soon().until(() -> "completed".equals(jobs.field(job(id), "status")));

    assertThat(told(id)).isEqualTo(lines(id));
  }

  @Test
  void cancelledJob_stopsItsCaptureAndSaysSo() {
    var id = begun();

    assertThat(jobs.delete("/jobs/" + job(id)).statusCode()).isEqualTo(200);

    soon().until(() -> captures().status(job(id)) == CaptureStatus.CANCELLED);
    assertThat(told(id).getLast())
        .isEqualTo("Error with Job ID " + id + ": the collection was cancelled");
  }

  @Test
  void completedCapture_isAJobWithAFileAndARecordInStorage() {
    captures().instant = true;
    var id = job(id(collect("application/json", "{\"name\":\"Front door\"}")));
    soon().until(() -> "completed".equals(jobs.field(id, "status")));

    var body = jobs.get("/jobs/" + id).body();
    var subject = "cap_" + id.substring("job_".length());
    assertThat(Json.at(body, "data.kind")).isEqualTo("capture");
    assertThat(Json.at(body, "data.video_id")).isEqualTo(subject);
    assertThat(Json.at(body, "data.phase")).isEqualTo("done");
    assertThat(Json.at(body, "data.progress")).isEqualTo(100);
    assertThat(Json.at(body, "data.metadata.title")).isEqualTo("Front door");
    assertThat(Json.at(body, "data.metadata.test_pattern")).isEqualTo(true);
    assertThat(Json.at(body, "data.metadata.duration")).isEqualTo(30);
    assertThat(Json.at(body, "data.metadata.gaps").toString()).contains("the source ended");
    var record = jobs.storage.records.getFirst();
    assertThat(record.videoId()).isEqualTo(subject);
    assertThat(record.kind()).isEqualTo("capture");
    assertThat(record.quality()).isEqualTo("720p");
    assertThat(record.metadata()).containsEntry("title", "Front door");
    assertThat(record.files()).extracting(f -> f.kind()).containsExactly("thumbnail");
    assertThat(jobs.get("/jobs?kind=capture&status=completed").body()).contains(id);
    assertThat(jobs.get("/jobs?kind=download").body()).doesNotContain(id);
  }

  @Test
  void log_isKeptWithTheJob() {
    var id = job(begun());
    captures().enter(id, "record", 40);
    captures().complete(id);
    soon().until(() -> "completed".equals(jobs.field(id, "status")));

    var body = jobs.get("/jobs/" + id + "/log").body();
    assertThat(body)
        .containsSubsequence(
            "\"number\":1", "12:00:00 attempt 1", "\"number\":2", "record", "done");
    assertThat(jobs.get("/jobs/" + id + "/log?after=1&limit=1").body())
        .contains("\"has_more\":true")
        .doesNotContain("12:00:00");
    assertThat(jobs.get("/jobs/" + JobId.random() + "/log").statusCode()).isEqualTo(404);
  }

  @Test
  void collect_readsJsonAndForms() {
    var url = "rtsp://user:secret@camera.example:554/live?key=k";
    var json = "{\"stream_url\":\"%s\",\"duration\":\"PT1M30S\",\"audio\":false,\"name\":\"Door\"}";
    var form = "stream_url=rtsp%3A%2F%2Fcamera.example%2F1&duration=90&audio=off&name=Door";
    var multipart =
        "--x\r\nContent-Disposition: form-data; name=\"duration\"\r\n\r\n90\r\n--x--\r\n";
    var first = job(id(collect("application/json", json.formatted(url))));
    id(collect("application/x-www-form-urlencoded", form));
    id(collect("multipart/form-data; boundary=x", multipart));

    soon().until(() -> captures().wishes.size() == 3);
    assertThat(captures().wishes).allMatch(wish -> wish.durationSeconds() == 90);
    assertThat(captures().wishes)
        .filteredOn(wish -> !wish.audio())
        .hasSize(2)
        .allMatch(wish -> "Door".equals(wish.name()));
    assertThat(captures().wishes).anyMatch(wish -> url.equals(wish.streamUrl()));
    var shown = jobs.get("/jobs/" + first).body();
    assertThat(shown).contains("rtsp://camera.example:554/live").doesNotContain("secret", "key=k");
    assertThat(jobs.get("/jobs").body()).doesNotContain("secret");
    assertThat(jobs.get("/jobs/" + first + "/events").body()).doesNotContain("secret");
  }

  @Test
  void collect_saysAllThatIsWrongAsFastApiDoes() {
    var body =
        "{\"duration\":\"soon\",\"retries\":99,\"audio\":\"perhaps\",\"stream_url\":\"file:///x\"}";
    var answer = collect("application/json", body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .startsWith("{\"detail\":[{\"type\":")
        .contains("\"loc\":[\"body\",\"duration\"]", "\"loc\":[\"body\",\"retries\"]")
        .contains("\"loc\":[\"body\",\"audio\"]", "\"loc\":[\"body\",\"stream_url\"]");
    assertThat(collect("application/json", "{\"duration\":").statusCode()).isEqualTo(422);
    assertThat(collect("application/json", "[]").statusCode()).isEqualTo(422);
    assertThat(collect("application/json", "{\"duration\":\"25h\"}").body())
        .contains("less_than_equal");
    assertThat(captures().wishes).isEmpty();
  }

  @Test
  void collect_refusesOneTooMany() {
    id(collect());
    id(collect());
    var third = id(collect());

    var refused = collect();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).startsWith("{\"detail\":\"3 capture jobs are queued or running");
    jobs.delete("/jobs/" + job(third));
    assertThat(collect().statusCode()).isEqualTo(200);
  }

  /** Said at once, and no job is left behind. */
  @Test
  void collect_saysWhatDownloadRefuses() {
    captures().refusal = "DISK_FULL";
    assertThat(collect().statusCode()).isEqualTo(507);
    assertThat(collect().body()).isEqualTo("{\"detail\":\"not here\"}");
    captures().refusal = "TOO_MANY_CAPTURES";
    assertThat(collect().statusCode()).isEqualTo(429);
    captures().refusal = "SOURCE_NOT_ALLOWED";
    var refused = collect("application/json", "{\"stream_url\":\"http://inside.example/\"}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"loc\":[\"body\",\"stream_url\"]", "not here");

    assertThat(jobs.get("/jobs?kind=capture").body()).contains("\"total\":0");
  }

  /** A job waits for Download; its caller need not. */
  @Test
  void collect_takesJobsWhileDownloadIsAway() {
    jobs.download.away = true;
    var id = id(collect());
    jobs.download.away = false;

    soon().until(() -> captures().has(job(id)));
  }

  @Test
  void otherMethods_areAnsweredInTheDoorsForm() {
    var answer = jobs.get("/collect");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    assertThat(jobs.get("/").body())
        .isEqualTo("{\"message\":\"Camera Collector API is running!\"}");
  }

  /** Captures take all day: downloads must not wait for them. */
  @Test
  void captures_takeNoWorkerFromDownloads() {
    id(collect());
    id(collect());
    id(collect());
    soon().until(() -> captures().wishes.size() == 3);

    for (int i = 0; i < 8; i++) {
      jobs.create("dQw4w9W%04d".formatted(i));
    }

    soon()
        .until(
            () -> jobs.get("/jobs?kind=download&status=completed").body().contains("\"total\":8"));
    assertThat(jobs.get("/jobs?kind=capture&status=downloading").body()).contains("\"total\":3");
  }

  @Test
  void metrics_countCaptures() {
    captures().instant = true;
    var id = job(id(collect()));
    soon().until(() -> "completed".equals(jobs.field(id, "status")));

    assertThat(jobs.get("/metrics").body())
        .contains("ytarchive_captures{status=\"completed\"} 1\n")
        .contains("ytarchive_capture_recorded_seconds_total 30\n")
        .contains("ytarchive_capture_gaps_total 1\n")
        .contains("ytarchive_capture_lost_seconds_total 0.5\n");
  }

  /** A worker is lost in mid-capture: another one goes on, and the lines are as if nothing was. */
  @Test
  void replica_goesOnWithTheCaptureOfALostWorker() {
    var id = begun();
    captures().enter(job(id), "record", 40);
    soon().until(() -> "record".equals(jobs.field(job(id), "phase")));
    try (var other = jobs.replica(Map.of());
        var listener = Listener.socket(other, "/ws/" + id)) {
      jobs.close();
      captures().complete(job(id));
      soon().until(() -> listener.ended);

      assertThat(listener.heard).isEqualTo(lines(id));
      assertThat(captures().wishes).allMatch(wish -> wish.attempt() == 1);
    }
  }
}
