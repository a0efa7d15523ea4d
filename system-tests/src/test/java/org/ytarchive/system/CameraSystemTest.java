package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.JobId;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/**
 * The camera collector's clients against the whole product: what {@code camera-collector.md}
 * prints, on both ports, and captures that survive {@code kill -9}. Full: {@code
 * -Dytarchive.camera.rounds}, {@code -Dytarchive.chaos.seed}.
 */
class CameraSystemTest {
  private static final int ROUNDS =
      Integer.getInteger("ytarchive.camera.rounds", Full.isOn() ? 20 : 2);
  private static final int KILLED_SECONDS = Full.isOn() ? 30 : 6;
  private static final long SEED =
      Long.getLong("ytarchive.chaos.seed", Full.isOn() ? System.nanoTime() : 20_250_126L);
  private static final Duration LIMIT = Duration.ofSeconds(180);
  private static final String DOCUMENTED = "123e4567-e89b-12d3-a456-426614174000";

  /** What a kill may cost, and what rounding to whole pictures does. */
  private static final double MAY_BE_LOST = 2.0 + 0.3;

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of());
    stack =
        StackProcess.start(
            folder.resolve("home"), youTube.settings(Map.of("CAMERA_DEFAULT_DURATION", "3s")));
    jobs = new Jobs(stack);
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(y.standIn().port()).isPositive();
      s.stop();
    }
  }

  private static int port(boolean doors) {
    return doors ? stack.doorsPort() : stack.port(Service.JOBS);
  }

  private static String golden(String name, String id) throws IOException {
    try (var stream =
        CameraSystemTest.class.getResourceAsStream("/golden/camera-collector/" + name)) {
      assertThat(stream).as(name).isNotNull();
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace(DOCUMENTED, id);
    }
  }

  private static List<String> lines(String id) throws IOException {
    return golden("lines.txt", id).lines().toList();
  }

  /** As the document prints it, run by curl itself. */
  private static JsonNode curl(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
    command.addAll(List.of(arguments));
    return Json.read(output(command));
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    assertThat(process.exitValue()).as("%s says %s", command, text).isZero();
    return text;
  }

  private static String jobOf(String id) {
    return new JobId(UUID.fromString(id)).toString();
  }

  private static String subjectOf(String id) {
    return jobOf(id).replaceFirst("^job_", "cap_");
  }

  /** The whole document, by its own commands. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void document_holdsOnBothPorts(boolean doors) throws Exception {
    var base = "http://127.0.0.1:" + port(doors);
    assertThat(curl(base + "/")).isEqualTo(Json.read(golden("health.json", "")));

    var answer = curl("-X", "POST", base + "/collect");
    var id = answer.path("job_id").asText();
    assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(answer).isEqualTo(Json.read(golden("collect.json", id)));

    try (var listener = TextListener.at(port(doors), "/ws/" + id)) {
      assertThat(listener.toTheEnd(LIMIT)).isEqualTo(lines(id));
      assertThat(listener.closeCode()).isEqualTo(1000);
    }
    assertIsKept(id, 3);
    try (var late = TextListener.at(port(!doors), "/ws/" + id)) {
      assertThat(late.toTheEnd(LIMIT)).isEqualTo(lines(id));
    }
  }

  /** It is a job like any other, and what it brought plays. */
  private static void assertIsKept(String id, int seconds) throws Exception {
    var job = jobs.get(jobOf(id));
    assertThat(job.path("status").asText()).isEqualTo("completed");
    assertThat(job.path("kind").asText()).isEqualTo("capture");
    assertThat(job.path("video_id").asText()).isEqualTo(subjectOf(id));
    assertThat(job.at("/metadata/test_pattern").asBoolean()).isTrue();
    assertThat(stack.jobs().get("/jobs?kind=capture&limit=100").text()).contains(jobOf(id));
    assertThat(stack.jobs().get("/jobs/" + jobOf(id) + "/log").data().path("lines")).isNotEmpty();

    var record = stack.storage().get("/storage/videos/" + subjectOf(id)).data();
    assertThat(record.path("kind").asText()).isEqualTo("capture");
    assertThat(record.at("/metadata/test_pattern").asBoolean()).isTrue();
    var thumbnail = stack.storage().get("/storage/videos/" + subjectOf(id) + "/thumbnail");
    assertThat(thumbnail.status()).isEqualTo(200);
    assertThat(played(id)).isGreaterThan(seconds - MAY_BE_LOST);
  }

  /** How long the file that Storage serves is, when every picture of it is decoded. */
  private static double played(String id) throws Exception {
    var served = stack.storage().get("/storage/videos/" + subjectOf(id) + "/file");
    assertThat(served.status()).isEqualTo(200);
    var file = folder.resolve(id + ".mp4");
    Files.write(file, served.body());
    var decoded =
        output(
            List.of("ffmpeg", "-nostdin", "-v", "error", "-i", file.toString(), "-f", "null", "-"));
    assertThat(decoded).as("every picture is whole").isEmpty();
    return Double.parseDouble(
        output(
                List.of(
                    "ffprobe",
                    "-v",
                    "error",
                    "-show_entries",
                    "format=duration",
                    "-of",
                    "csv=p=0",
                    file.toString()))
            .strip());
  }

  @Test
  void recording_isFoundByItsName() throws Exception {
    var answer =
        stack.doors().post("/collect", "{\"duration\": \"2s\", \"name\": \"Lighthouse cliff\"}");
    var id = answer.json().path("job_id").asText();
    jobs.awaitCompleted(jobOf(id), LIMIT);

    var found = stack.storage().get("/storage/search?q=lighthouse").text();

    assertThat(found).contains(subjectOf(id), "Lighthouse cliff");
    assertThat(stack.jobs().get("/metrics").text()).contains("ytarchive_captures{status=");
  }

  /** Nobody can be talked into recording what is reached from this machine alone. */
  @Test
  void loopbackSource_isRefused() throws Exception {
    var body =
        "{\"stream_url\": \"http://127.0.0.1:%d/health\", \"retries\": 0, \"duration\": 2}"
            .formatted(stack.port(Service.STORAGE));
    var answer = stack.doors().post("/collect", body);
    if (answer.status() == 422) {
      return; // refused at once
    }
    var id = answer.json().path("job_id").asText();

    try (var listener = TextListener.at(port(true), "/ws/" + id)) {
      assertThat(listener.toTheEnd(LIMIT).getLast()).startsWith("Error with Job ID " + id + ": ");
    }
    assertThat(jobs.get(jobOf(id)).at("/error/code").asText()).isEqualTo("SOURCE_NOT_ALLOWED");
  }

  /** All dies in mid-capture: the capture goes on, and so do its lines, each of them once. */
  @Test
  void kills_loseAtMostTwoSecondsAndNoLine() throws Exception {
    var random = new Random(SEED);
    System.out.println("cameras: seed " + SEED + ", " + ROUNDS + " rounds");
    for (int round = 1; round <= ROUNDS; round++) {
      var body = "{\"duration\": %d, \"retries\": 5}".formatted(KILLED_SECONDS);
      var id = stack.doors().post("/collect", body).json().path("job_id").asText();
      var before = killAfter(id, Duration.ofMillis(1_000 + random.nextInt(KILLED_SECONDS * 500)));
      try (var listener = TextListener.at(port(true), "/ws/" + id)) {
        var all = listener.toTheEnd(LIMIT);
        assertThat(all).as("round %d", round).isEqualTo(lines(id));
        assertThat(all.subList(0, before.size())).isEqualTo(before);
      }
      assertNothingIsMissing(round, id);
    }
  }

  /** Gives what was told until then. */
  private static List<String> killAfter(String id, Duration pause) throws InterruptedException {
    try (var listener = TextListener.at(port(true), "/ws/" + id)) {
      await()
          .atMost(LIMIT)
          .until(() -> jobs.get(jobOf(id)).path("phase").asText().equals("record"));
      Thread.sleep(pause); // the moment of the kill, and nothing that is waited for
      stack.kill();
      stack.restart();
      return List.copyOf(listener.heard());
    }
  }

  private static void assertNothingIsMissing(int round, String id) throws Exception {
    var metadata = jobs.get(jobOf(id)).path("metadata");
    double played = played(id);
    double lost = 0;
    for (var gap : metadata.path("gaps")) {
      lost += gap.path("lost_millis").asLong() / 1000.0;
    }
    System.out.printf(
        "cameras: round %d, %.2f of %d s, %.2f s of gaps, %d segments%n",
        round, played, KILLED_SECONDS, lost, metadata.path("segments").asInt());
    assertThat(played + lost).isGreaterThan(KILLED_SECONDS - MAY_BE_LOST);
    assertThat(metadata.path("segments").asInt()).isGreaterThanOrEqualTo(1);
  }
}
