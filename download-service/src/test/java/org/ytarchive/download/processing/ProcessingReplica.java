package org.ytarchive.download.processing;

import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.ytarchive.common.testing.TestService;

/** One replica of the download service with the real ffmpeg, and a client of it. */
final class ProcessingReplica implements AutoCloseable {
  private final EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private ProcessingReplica(ApplicationContext context) {
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  static ProcessingReplica start(
      Path home, Map<String, String> environment, Map<String, Object> properties) {
    return new ProcessingReplica(TestService.context("download", home, environment, properties));
  }

  record Answer(int status, Map<String, Object> body) {

    @SuppressWarnings("unchecked")
    Map<String, Object> data() {
      return (Map<String, Object>) body.getOrDefault("data", Map.of());
    }

    String text(String field) {
      return String.valueOf(data().get(field));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String field) {
      return data().get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    String code() {
      return String.valueOf(
          ((Map<String, Object>) body.getOrDefault("error", Map.of())).get("code"));
    }
  }

  /** Asks for a processing; {@code more} are further fields, or none. */
  Answer ask(String job, int attempt, String process, String fileId, String path, String more) {
    return post(
        """
        {"job_id":"%s","attempt":%d,"process":"%s","file_id":"%s","source_path":"%s","filename":"My video.mp4"%s}
        """
            .formatted(job, attempt, process, fileId, path, more));
  }

  Answer enhance(String fileId, String path) {
    return ask("job-e-" + fileId, 1, "enhancement", fileId, path, "");
  }

  Answer extract(String fileId, String path) {
    return ask("job-m-" + fileId, 1, "extraction", fileId, path, "");
  }

  Answer post(String json) {
    return send(request("/processings").POST(BodyPublishers.ofString(json)));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer processing(String id) {
    return get("/processings/" + id);
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer probe(String path) {
    return get("/probe?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  /** Waits until it is over. */
  Answer end(String id) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> !"null".equals(processing(id).text("completed_at")));
    return processing(id);
  }

  /** The lines of an event stream, as they come. */
  Stream<String> events(String id) {
    try {
      var request = request("/processings/" + id + "/events").GET().build();
      return http.send(request, BodyHandlers.ofLines()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path))
        .header("Content-Type", "application/json");
  }

  @SuppressWarnings("unchecked")
  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), bean(JsonMapper.class).readValue(response.body(), Map.class));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
