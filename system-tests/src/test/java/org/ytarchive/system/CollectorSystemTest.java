package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** The collector's document by its own examples, with the clients it is about, on both ports. */
class CollectorSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String VIDEO = "collected00";
  private static final String TITLE = "<b>Bold</b> & \"quoted\"";
  private static final int MANY = Full.isOn() ? 500 : 60;

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;

  @BeforeAll
  static void start() {
    var catalogue =
        StandInCatalogue.demo().put(video(VIDEO).title(TITLE).heights(144, 360).build());
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    var settings = Map.of("COLLECTOR_URL", "https://www.youtube.com/watch?v=" + VIDEO);
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings));
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().traffic().refusedHosts()).isEmpty();
    }
  }

  private static String curl(String... arguments) {
    var command = new java.util.ArrayList<String>();
    command.add(NpmClients.program("curl"));
    command.add("-s");
    Collections.addAll(command, arguments);
    return NpmClients.run(command.toArray(String[]::new));
  }

  private static int port(boolean doors) {
    return doors ? stack.doorsPort() : stack.port(Service.JOBS);
  }

  private static String name() {
    return "job-" + UUID.randomUUID();
  }

  private static void collect(String name) {
    assertThat(stack.doors().send("POST", "/start_collection?job_id=" + name, null).text())
        .isEqualTo("{\"job_id\":\"" + name + "\",\"status\":\"started\"}");
  }

  private static String completed(String name) {
    return "{\"status\":\"completed\",\"video_url\":\"/videos/" + name + ".mp4\"}";
  }

  private static void awaitCompleted(String name) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(stack.doors().get("/job_status/" + name).text())
                    .isEqualTo(completed(name)));
  }

  /** curl as the document prints it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void documentedExamples_runAsPrinted(boolean doors) throws Exception {
    var host = "http://127.0.0.1:" + port(doors);
    var name = "unique_job_id" + (doors ? "" : "_2");

    assertThat(curl("-X", "POST", host + "/start_collection", "-d", "job_id=" + name))
        .isEqualTo("{\"job_id\":\"" + name + "\",\"status\":\"started\"}");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(curl(host + "/job_status/" + name)).isEqualTo(completed(name)));
    assertThat(curl(host + "/job_status/nobody")).isEqualTo("{\"error\":\"Job not found\"}");
    assertThat(curl(host + "/latest")).contains("<video autoplay loop muted controls");
    var file = folder.resolve(name + ".mp4");
    var headers = curl("-D", "-", "-o", file.toString(), host + "/video_latest");
    assertThat(headers).contains("HTTP/1.1 200").containsIgnoringCase("content-type: video/mp4");
    assertThat(Archived.sha256(file)).isEqualTo(kept());
    assertThat(curl("-D", "-", "-o", "/dev/null", host + "/favicon.ico"))
        .containsIgnoringCase("content-type: image/vnd.microsoft.icon");
  }

  private static String kept() {
    return stack.storage().get("/storage/videos/" + VIDEO).data().path("sha256").asText();
  }

  @Test
  void video_isServedInParts() {
    var name = name();
    collect(name);
    awaitCompleted(name);
    var whole = stack.doors().get("/videos/" + name + ".mp4");
    var part = stack.doors().get("/videos/" + name + ".mp4", "Range", "bytes=-1000");
    var head = stack.doors().send("HEAD", "/videos/" + name + ".mp4", null);

    assertThat(Archived.sha256(whole.body())).isEqualTo(kept());
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body())
        .isEqualTo(
            java.util.Arrays.copyOfRange(
                whole.body(), whole.body().length - 1000, whole.body().length));
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(whole.body().length));
    assertThat(
            stack
                .doors()
                .get("/videos/" + name + ".mp4", "If-None-Match", whole.header("ETag"))
                .status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({"polling,polling", "websocket,websocket", "default,websocket"})
  void stockClient_isTold(String transports, String transport) {
    try (var listeners =
        SocketIoListeners.at(stack.doorsPort(), transports, 1).awaitConnected(transport)) {
      var name = name();
      collect(name);

      await().atMost(LIMIT).until(() -> listeners.finals(0).contains(name + " completed"));

      assertThat(listeners.updates(0, name))
          .extracting(JsonNode::toString)
          .containsExactly(
              "{\"job_id\":\"" + name + "\",\"status\":\"in_progress\"}",
              "{\"job_id\":\"%s\",\"status\":\"completed\",\"video_url\":\"/videos/%s.mp4\"}"
                  .formatted(name, name));
      assertThat(listeners.told("job_update").getLast().path("transport").asText())
          .isEqualTo(transport);
    }
  }

  /** The end of a collection that came while the server was away is told once it is back. */
  @Test
  void stockClient_comesBackAfterARestartAndHasMissedNothing() {
    try (var listeners =
        SocketIoListeners.at(stack.port(Service.JOBS), "default", 3).awaitConnected("websocket")) {
      var before = name();
      collect(before);
      await().atMost(LIMIT).until(() -> listeners.finals(2).contains(before + " completed"));
      var during = name();
      collect(during);

      stack.kill();
      stack.restart();

      awaitCompleted(during);
      for (int client = 0; client < 3; client++) {
        int who = client;
        await().atMost(LIMIT).until(() -> listeners.finals(who).contains(during + " completed"));
        assertThat(listeners.finals(who))
            .containsExactly(before + " completed", during + " completed");
      }
    }
  }

  @Test
  void manyClients_hearEveryEndOnce() {
    try (var listeners =
        SocketIoListeners.at(stack.doorsPort(), "default", MANY).awaitConnected("websocket")) {
      var one = name();
      var two = name();
      collect(one);
      awaitCompleted(one);
      collect(two);
      awaitCompleted(two);

      for (int client = 0; client < MANY; client++) {
        int who = client;
        await().atMost(LIMIT).until(() -> listeners.finals(who).contains(two + " completed"));
        assertThat(listeners.finals(who)).containsExactly(one + " completed", two + " completed");
      }
    }
  }

  /** What the page is for: the video plays, and its title is text. */
  @Test
  void latest_playsInABrowser() {
    var name = name();
    collect(name);
    awaitCompleted(name);
    var url = "http://127.0.0.1:" + stack.doorsPort() + "/latest";
    try (var browser =
        NpmClients.script(
            "play.mjs",
            NpmClients.program("chromium"),
            url,
            folder.resolve("chromium").toString())) {
      await()
          .atMost(Duration.ofSeconds(120))
          .failFast("the browser failed", () -> browser.status() > 0)
          .until(() -> browser.status() == 0);

      assertThat(browser.lines().getLast()).contains("\"heading\":\"<b>Bold</b> & \\\"quoted");
    }
  }

  /** The tool the camera's document names, at the addresses it shares with others. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wscat_hearsYtArchivesEvents(boolean doors) {
    try (var wscat = NpmClients.installed("wscat", "-c", "ws://127.0.0.1:" + port(doors) + "/ws")) {
      await().atMost(LIMIT).until(() -> hears(wscat));
    }
  }

  private static boolean hears(NpmClients.Client wscat) {
    collect(name());
    return wscat.lines().stream().anyMatch(line -> line.contains("\"event\":\"job_queued\""));
  }
}
