package org.ytarchive.system;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Speaks HTTP with one service, as any client would; with any of its replicas in turn, at random.
 */
public final class Caller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final Random RANDOM = new Random(20_250_126L);

  private final List<Integer> ports;

  Caller(int... ports) {
    this.ports = Arrays.stream(ports).boxed().toList();
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /**
   * @param headers names and values in turn, besides the body's type
   */
  public Answer post(String path, String json, String... headers) {
    var type = Stream.of("Content-Type", "application/json");
    return send("POST", path, json, Stream.concat(type, Stream.of(headers)).toArray(String[]::new));
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /**
   * Sends anything at all.
   *
   * @param body none when null
   * @param headers names and values in turn
   */
  public Answer send(String method, String path, @Nullable String body, String... headers) {
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(address(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, content);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  URI address(String path) {
    int port = ports.get(RANDOM.nextInt(ports.size()));
    return URI.create("http://127.0.0.1:" + port + path);
  }

  static Answer send(HttpRequest request) {
    try {
      return Answer.of(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
