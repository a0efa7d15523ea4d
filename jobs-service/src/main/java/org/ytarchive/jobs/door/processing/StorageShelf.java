package org.ytarchive.jobs.door.processing;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.ytarchive.common.http.OwnHeaders;
import org.ytarchive.contracts.storage.StorageOperations;

/**
 * Storage, which takes a form with one file: bytes go there as they come, never faster than it
 * writes them.
 */
@Singleton
class StorageShelf implements VideoShelf {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final StorageOperations storage;
  private final OwnHeaders own;
  private final ObjectMapper json;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  StorageShelf(
      StorageOperations storage,
      OwnHeaders own,
      ObjectMapper json,
      @Value("${ytarchive.services.storage}") String url) {
    this.storage = storage;
    this.own = own;
    this.json = json;
    this.address = URI.create(url.replaceFirst("/$", "") + "/storage/video");
  }

  @Override
  public Sending open(FileId id, String fileName) {
    var form = new OutgoingForm(id.subject(), fileName);
    var body = new PushedBody();
    var request = HttpRequest.newBuilder(address).header("Content-Type", form.type()).POST(body);
    own.now().forEach(request::header);
    var answer = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new StorageSending(form, body, answer, json);
  }

  @Override
  public void remove(FileId id) {
    storage.delete(id.subject()); // the client takes 404 for an answer
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
