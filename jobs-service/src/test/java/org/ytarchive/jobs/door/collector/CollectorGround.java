package org.ytarchive.jobs.door.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** The collector's door, with a folder that is its own. */
abstract class CollectorGround {
  static final String USUAL = "dQw4w9WgXcQ";
  static final String FORM = "application/x-www-form-urlencoded";
  static final String URL = "https://youtu.be/" + USUAL;

  @TempDir static Path home;
  static JobsUnderTest jobs;
  static int videos;

  /** One that no other case asks for. */
  final String video = "collected" + (10 + ++videos);

  @BeforeAll
  static void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.collector.url", URL));
  }

  @AfterAll
  static void stop() {
    jobs.closeAll();
  }

  HttpResponse<String> start(String type, String body) {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/start_collection"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  void awaitBody(String name, String body) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(jobs.get("/job_status/" + name).body()).isEqualTo(body));
  }

  long asked() {
    return jobs.download.videos.stream().filter(video::equals).count();
  }

  static String completed(String name) {
    return "{\"status\":\"completed\",\"video_url\":\"/videos/" + name + ".mp4\"}";
  }

  static void assertError(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
  }
}
