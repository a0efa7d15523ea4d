package org.ytarchive.jobs.door.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** {@code POST /collect}: what it takes, what it refuses, and how. */
class CollectIT extends CameraGround {
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
}
