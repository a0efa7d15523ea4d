package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.capture.NewCapture;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;

/** One replica of the download service with the real ffmpeg, and a client of its captures. */
final class CaptureReplica implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.createDefault();

  private final Optional<ApplicationContext> context;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;

  private CaptureReplica(Path home, Optional<ApplicationContext> context, URI address) {
    this.home = home;
    this.context = context;
    this.address = address;
  }

  /** A client of one that runs in another process. */
  static CaptureReplica at(Path home, String address) {
    return new CaptureReplica(home, Optional.empty(), URI.create(address));
  }

  static CaptureReplica start(Path home, Map<String, String> environment) {
    return start(home, TestDatabase.fresh(), environment, Map.of());
  }

  static CaptureReplica start(
      Path home,
      String database,
      Map<String, String> environment,
      Map<String, Object> properties,
      Object... beans) {
    var all = new HashMap<>(environment);
    all.put("DATABASE_URL", database);
    all.put("DATABASE_USER", "postgres");
    var quick = new HashMap<String, Object>(properties);
    quick.putIfAbsent("test.downloads", "real");
    var context = TestService.context("download", home, all, quick, beans);
    var server = context.getBean(EmbeddedServer.class).start();
    return new CaptureReplica(home, Optional.of(context), server.getURI());
  }

  <T> T bean(Class<T> type) {
    return context.orElseThrow().getBean(type);
  }

  static NewCapture wish(String url, long seconds) {
    var id = UUID.randomUUID().toString();
    return new NewCapture(id, 1, url, seconds, false, null, null);
  }

  static NewCapture again(NewCapture wish, int attempt) {
    return new NewCapture(
        wish.jobId(),
        attempt,
        wish.streamUrl(),
        wish.durationSeconds(),
        wish.audio(),
        wish.name(),
        wish.outputPath());
  }

  HttpResponse<String> send(NewCapture wish) {
    try {
      return send("POST", "/captures", JSON.writeValueAsString(wish));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(String method, String path, String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", "application/json")
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of the event stream, as they come. */
  Stream<String> events(String id) {
    try {
      var request = HttpRequest.newBuilder(URI.create(address + "/captures/" + id + "/events"));
      return http.send(request.build(), BodyHandlers.ofLines()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Enqueues a wish that is good. */
  String post(NewCapture wish) {
    var answer = send(wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return wish.jobId();
  }

  /** How it stands with a capture. */
  CaptureView view(String id) {
    return view(send("GET", "/captures/" + id, ""));
  }

  CaptureView view(HttpResponse<String> answer) {
    try {
      var body = JSON.readValue(answer.body(), Argument.mapOf(String.class, Object.class));
      return JSON.readValue(JSON.writeValueAsString(body.get("data")), CaptureView.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  CaptureView awaitEnd(String id) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> view(id), view -> view.status().isFinal());
  }

  CaptureView awaitRecorded(String id, long millis) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> view(id), view -> view.recordedMillis() >= millis || view.status().isFinal());
  }

  static DownloadedFile kept(CaptureView view) {
    return Objects.requireNonNull(view.file(), view::toString);
  }

  static Failure failure(CaptureView view) {
    return Objects.requireNonNull(view.failure(), view::toString);
  }

  Path file(CaptureView view) {
    return home.resolve("downloads").resolve(kept(view).path().substring("/downloads/".length()));
  }

  Path work(String id) {
    return home.resolve("downloads/.work-captures").resolve(id);
  }

  @Override
  public void close() {
    context.ifPresent(ApplicationContext::close);
  }
}
