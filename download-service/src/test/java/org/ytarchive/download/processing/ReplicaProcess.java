package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A replica of the download service in a process of its own, which can be killed. */
final class ReplicaProcess implements AutoCloseable {
  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private ReplicaProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ReplicaProcess start(Path home, String databaseUrl) throws IOException {
    int port = freePort();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ytarchive.download.Application"));
    builder
        .environment()
        .putAll(
            Map.of(
                "YTARCHIVE_HOME",
                home.toString(),
                "DATABASE_URL",
                databaseUrl,
                "DATABASE_USER",
                "postgres",
                "DOWNLOAD_PORT",
                Integer.toString(port),
                "PROCESSING_WORKERS",
                "1",
                "API_REQUESTS_PER_MINUTE",
                "0"));
    var log = home.resolve("replica-" + port + ".log").toFile();
    return new ReplicaProcess(builder.redirectErrorStream(true).redirectOutput(log).start(), port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  ReplicaProcess awaitReady() {
    await().atMost(Duration.ofSeconds(60)).until(this::answers);
    return this;
  }

  private boolean answers() throws InterruptedException {
    assertThat(process.isAlive()).as("a replica ended by itself").isTrue();
    try {
      return send("GET", "/health", "").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** As {@code kill -9}: nobody says good-bye. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
