package org.ytarchive.storage.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ytarchive.common.testing.Form;
import org.ytarchive.common.testing.TestService;

/** The storage service as production starts it, with a folder of its own, and a caller. */
public final class RunningStorage implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Path home;
  private final EmbeddedServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningStorage(Path home, EmbeddedServer server) {
    this.home = home;
    this.server = server;
  }

  public static RunningStorage start(Path home) {
    return start(home, Map.of());
  }

  public static RunningStorage start(Path home, Map<String, String> settings) {
    return new RunningStorage(home, TestService.start("storage", home, settings));
  }

  /** With keys of {@code application.yml} besides. */
  public static RunningStorage start(
      Path home, Map<String, String> settings, Map<String, Object> keys) {
    var context = TestService.context("storage", home, settings, keys);
    return new RunningStorage(home, context.getBean(EmbeddedServer.class).start());
  }

  /** Sends a form. */
  public Answer upload(byte[] form) {
    return post("/storage/video", form, Form.TYPE);
  }

  /** Sends a form with an {@code Idempotency-Key}. */
  public Answer uploadOnce(byte[] form, String key) {
    return send(
        request("/storage/video", "Content-Type", Form.TYPE, "Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
  }

  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  public int port() {
    return server.getPort();
  }

  /** Puts a file where {@code /downloads/NAME} is. */
  public Path put(String name, byte[] bytes) {
    try {
      var file = home.resolve("downloads").resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer head(String path, String... headers) {
    return send(request(path, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  public Answer post(String path, String body) {
    return send(
        request(path, "Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer patch(String path, String body) {
    return send(
        request(path, "Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer put(String path, String body) {
    return send(
        request(path, "Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path, byte[] body, String contentType) {
    return send(
        request(path, "Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).timeout(TIMEOUT);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response, context().getBean(JsonMapper.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.getApplicationContext().close();
  }
}
