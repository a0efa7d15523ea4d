package org.ytarchive.common.http;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/** Somebody out there. */
public final class Caller {
  private static final HttpClient http = HttpClient.newHttpClient();

  private Caller() {}

  /**
   * Sends a request without a body.
   *
   * @param headers names and values in turn
   */
  public static HttpResponse<String> call(
      EmbeddedServer server, String method, String path, String... headers)
      throws IOException, InterruptedException {
    return send(server, method, path, BodyPublishers.noBody(), headers);
  }

  /** Sends JSON. */
  public static HttpResponse<String> post(
      EmbeddedServer server, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers));
    return send(server, "POST", path, BodyPublishers.ofString(body), all.toArray(String[]::new));
  }

  private static HttpResponse<String> send(
      EmbeddedServer server, String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.getURI() + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
