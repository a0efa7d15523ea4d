package org.ytarchive.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.client.generated.ApiClient;
import org.ytarchive.client.model.CreatedJob;
import org.ytarchive.client.model.JobList;
import org.ytarchive.client.model.JobListItem;
import org.ytarchive.client.model.JobView;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.common.settings.Settings;

/** The run against a jobs service that has no WebSocket: asking alone must do. */
class ArchiveCommandTest {
  private static final NewJob WISH = new NewJob().url("dQw4w9WgXcQ");

  @TempDir Path home;

  private final ObjectMapper json = ApiClient.createDefaultObjectMapper();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Queue<JobView> answers = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/jobs", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void run_followsAJobToItsFile() throws Exception {
    answers.addAll(List.of(Jobs.downloading("job_1", 40), Jobs.completed("job_1")));

    var result = run(WISH);

    assertThat(result.failures()).isZero();
    assertThat(written()).contains("40%  download").contains(home.resolve("downloads/a.mp4") + "");
  }

  @Test
  void run_countsAJobThatFailed() throws Exception {
    answers.add(Jobs.failed("job_1", "VIDEO_NOT_FOUND", "the video is private"));

    assertThat(run(WISH).failures()).isEqualTo(1);
    assertThat(written()).contains("VIDEO_NOT_FOUND").contains("the video is private");
  }

  /** Nothing was created for it, and the others go on. */
  @Test
  void run_countsAWishThatIsNotTaken() throws Exception {
    answers.add(Jobs.completed("job_1"));
    var refused = new NewJob().url("nonsense");

    var result = run(refused, WISH);

    assertThat(result.refused()).isEqualTo(1);
    assertThat(result.ended()).hasSize(1);
    assertThat(written()).contains("INVALID_VIDEO_ID").contains("archived  A title");
  }

  @Test
  void run_tellsWhatCameOfAPlaylist() throws Exception {
    answers.addAll(
        List.of(Jobs.playlist("job_1", "downloading"), Jobs.playlist("job_1", "failed")));

    assertThat(run(WISH).failures()).isEqualTo(1);

    assertThat(written())
        .contains("50%  2 of 4 videos, 1 lost")
        .contains("failed    A title")
        .contains("file      " + home.resolve("downloads/one.mp4"))
        .contains("missing   3. [Private video] [privateVid0]: VIDEO_NOT_FOUND, it is private");
  }

  private static JobList children() {
    var archived =
        new JobListItem()
            .jobId("job_2")
            .videoId("dQw4w9WgXcQ")
            .kind("download")
            .status("completed")
            .phase("done")
            .progress(100)
            .createdAt(Jobs.NOON)
            .updatedAt(Jobs.NOON)
            .parentId("job_1")
            .position(1)
            .title("One")
            .downloadPath("/downloads/one.mp4");
    return new JobList().jobs(List.of(archived)).total(1L).hasMore(false);
  }

  private ArchiveRun.Result run(NewJob... wishes) throws InterruptedException {
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var settings = Settings.read(Map.of("YTARCHIVE_HOME", home.toString(), "JOBS_URL", url));
    var terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), 0, 24);
    return new ArchiveRun(terminal, settings).run(List.of(wishes));
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (request.contains("nonsense")) {
      send(
          exchange,
          400,
          "{\"status\":\"error\",\"error\":{\"code\":\"INVALID_VIDEO_ID\",\"message\":\"no\",\"details\":{}},\"timestamp\":\"2025-01-26T12:00:00Z\"}"
              .getBytes(StandardCharsets.UTF_8));
    } else if (exchange.getRequestURI().getPath().endsWith("/children")) {
      send(exchange, 200, enveloped(children()));
    } else if (exchange.getRequestMethod().equals("POST")) {
      var created =
          new CreatedJob()
              .jobId("job_1")
              .videoId("dQw4w9WgXcQ")
              .status("queued")
              .createdAt(Jobs.NOON)
              .kind("download");
      send(exchange, 201, enveloped(created));
    } else {
      var next = answers.size() > 1 ? answers.remove() : answers.element();
      send(exchange, 200, enveloped(next));
    }
  }

  private byte[] enveloped(Object data) throws IOException {
    return json.writeValueAsBytes(
        Map.of("status", "success", "data", data, "timestamp", Jobs.NOON));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
