package org.ytarchive.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ytarchive.house.Checkout;
import org.ytarchive.system.Json;
import org.ytarchive.system.Service;
import org.ytarchive.system.StackProcess;

/** The real Prometheus, which looks at one stack each second and knows our alerts. */
final class Prometheus implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A program of the package that {@code ./ytarchive test} unpacks. */
  static String program(String name) {
    var program = Checkout.file("target/prometheus/usr/bin/" + name);
    assertThat(program).as("./ytarchive test fetches Prometheus to there").isExecutable();
    return program.toString();
  }

  static Prometheus start(Path folder, StackProcess stack) {
    try {
      Files.createDirectories(folder);
      Files.copy(Deployed.ALERTS, folder.resolve("alerts.yml"));
      var config = Files.writeString(folder.resolve("prometheus.yml"), config(stack));
      int port = freePort();
      var process =
          new ProcessBuilder(
                  program("prometheus"),
                  "--config.file=" + config,
                  "--storage.tsdb.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("prometheus.log").toFile())
              .start();
      return new Prometheus(process, port).awaitReady(folder.resolve("prometheus.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As in {@code deploy/}, but for where the services are and how often they are asked. */
  private static String config(StackProcess stack) {
    return """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        rule_files: [alerts.yml]
        scrape_configs:
        """
        + Arrays.stream(Service.values())
            .map(
                service ->
                    """
                      - job_name: %s
                        metrics_path: /prometheus
                        static_configs: [{targets: [%s]}]
                    """
                        .formatted(service.title(), targets(stack.ports(service))))
            .collect(Collectors.joining());
  }

  private static String targets(List<Integer> ports) {
    return ports.stream().map("\"127.0.0.1:%d\""::formatted).collect(Collectors.joining(", "));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Prometheus awaitReady(Path log) {
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .failFast("it ended: see " + log, this::hasEnded)
          .ignoreException(UncheckedIOException.class)
          .until(() -> send("/-/ready").statusCode() == 200);
      return this;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private boolean hasEnded() {
    return !process.isAlive();
  }

  /** The samples an expression has just now; what it complains of fails the test. */
  List<JsonNode> query(String expression) {
    var answer =
        get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    assertThat(answer.path("status").asText())
        .as("%s: %s", expression, answer)
        .isEqualTo("success");
    return Deployed.stream(answer.at("/data/result")).toList();
  }

  /** The alerts as Prometheus holds them, each with its health. */
  List<JsonNode> rules() {
    return Deployed.stream(get("/api/v1/rules").at("/data/groups"))
        .flatMap(group -> Deployed.stream(group.path("rules")))
        .toList();
  }

  private JsonNode get(String path) {
    return Json.read(send(path).body());
  }

  private HttpResponse<String> send(String path) {
    var address = URI.create("http://127.0.0.1:" + port + path);
    try {
      return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
