package org.ytarchive.download.download;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.testing.TestService;

/** One replica of the download service with a scripted downloader, and a client of it. */
public final class Replica implements AutoCloseable {
  private final EmbeddedServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private Replica(ApplicationContext context) {
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  public static Replica start(Path home, Map<String, String> environment) {
    return start(home, environment, Map.of());
  }

  public static Replica start(
      Path home, Map<String, String> environment, Map<String, Object> properties) {
    var all = new HashMap<String, Object>(properties);
    all.putIfAbsent("test.downloads", "scripted");
    return new Replica(TestService.context("download", home, environment, all));
  }

  public ScriptedDownloader downloader() {
    return bean(ScriptedDownloader.class);
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  /** An answer, its body as JSON. */
  public record Answer(int status, Map<String, Object> body, HttpResponse<String> raw) {

    @SuppressWarnings("unchecked")
    public Map<String, Object> data() {
      return (Map<String, Object>) body.getOrDefault("data", Map.of());
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> error() {
      return (Map<String, Object>) body.getOrDefault("error", Map.of());
    }

    public String errorDetails() {
      return String.valueOf(error().get("details"));
    }

    /** The keys of the first entry of a list. */
    public static List<String> keys(Map<String, Object> data, String list) {
      var entries = (List<?>) data.getOrDefault(list, List.of());
      return entries.stream()
          .limit(1)
          .flatMap(entry -> ((Map<?, ?>) entry).keySet().stream())
          .map(String::valueOf)
          .toList();
    }

    public String text(String field) {
      return String.valueOf(data().get(field));
    }
  }

  /** The ids of what runs or waits, oldest first. */
  public List<String> open() {
    var all = (List<?>) get("/download").data().getOrDefault("downloads", List.of());
    return all.stream().map(one -> String.valueOf(((Map<?, ?>) one).get("download_id"))).toList();
  }

  public Answer post(String json) {
    return send(request("/download").POST(BodyPublishers.ofString(json)));
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** The lines of an event stream, as they come. */
  public java.util.stream.Stream<String> events(String id) {
    try {
      var request = request("/download/" + id + "/events").GET().build();
      return http.send(request, BodyHandlers.ofLines()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path))
        .header("Content-Type", "application/json");
  }

  @SuppressWarnings("unchecked")
  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      var json = bean(JsonMapper.class);
      Map<String, Object> body = json.readValue(response.body(), Map.class);
      return new Answer(response.statusCode(), body, response);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
