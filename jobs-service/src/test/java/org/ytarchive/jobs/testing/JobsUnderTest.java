package org.ytarchive.jobs.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.common.testing.Form;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;

/** A jobs service as production runs it, among fakes of the other three. */
public final class JobsUnderTest implements AutoCloseable {
  public final FakeMetadata metadata;
  public final FakeDownload download;
  public final FakeStorage storage;
  public final String database;
  private final Path home;
  private final ApplicationContext context;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  private JobsUnderTest(
      Path home,
      String database,
      FakeMetadata metadata,
      FakeDownload download,
      FakeStorage storage,
      Map<String, Object> properties,
      Object... beans) {
    this.home = home;
    this.database = database;
    this.metadata = metadata;
    this.download = download;
    this.storage = storage;
    var settings =
        Map.of(
            "DATABASE_URL", database,
            "METADATA_URL", metadata.url(),
            "DOWNLOAD_URL", download.url(),
            "STORAGE_URL", storage.url());
    var quick = new HashMap<String, Object>(Map.of("ytarchive.jobs.patience", "1s"));
    quick.putAll(properties);
    context = TestService.context("jobs", home, settings, quick, beans);
    address = context.getBean(EmbeddedServer.class).start().getURI();
  }

  public static JobsUnderTest start(Path home) {
    return start(home, Map.of());
  }

  public static JobsUnderTest start(Path home, Map<String, Object> properties) {
    return new JobsUnderTest(
        home,
        TestDatabase.fresh(),
        new FakeMetadata(),
        new FakeDownload(),
        new FakeStorage(),
        properties);
  }

  /** With beans that replace real ones. */
  public static JobsUnderTest start(Path home, Map<String, Object> properties, Object bean) {
    return new JobsUnderTest(
        home,
        TestDatabase.fresh(),
        new FakeMetadata(),
        new FakeDownload(),
        new FakeStorage(),
        properties,
        bean);
  }

  /** On a database of the caller's. */
  public static JobsUnderTest start(Path home, String database, Map<String, Object> properties) {
    return new JobsUnderTest(
        home, database, new FakeMetadata(), new FakeDownload(), new FakeStorage(), properties);
  }

  /** Another replica: same database, same neighbours. */
  public JobsUnderTest replica(Map<String, Object> properties) {
    return new JobsUnderTest(home, database, metadata, download, storage, properties);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public URI address(String path) {
    return URI.create(address + path);
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address(path)));
  }

  public HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a form. */
  public HttpResponse<String> upload(byte[] form) {
    return send(
        HttpRequest.newBuilder(address("/upload"))
            .header("Content-Type", Form.TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
  }

  public HttpResponse<String> delete(String path) {
    return send(HttpRequest.newBuilder(address(path)).DELETE());
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates a job of its own, whatever there is already, and gives its id. */
  public String create(String video) {
    var answer = post("/jobs", "{\"video_id\":\"" + video + "\",\"force\":true}");
    return Json.at(answer.body(), "data.job_id").toString();
  }

  /** One field of a job as {@code GET /jobs/{id}} shows it. */
  public Object field(String job, String field) {
    return Json.at(get("/jobs/" + job).body(), "data." + field);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Ends the neighbours too. */
  public void closeAll() {
    close();
    metadata.close();
    download.close();
    storage.close();
  }
}
