package org.ytarchive.standalone.cli;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.Service;

/** Talks to one service in the envelope, with the caller's token where tokens are asked for. */
final class ServiceClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int TOO_MANY = 429;
  private static final int RETURNS = 3;
  private static final long LONGEST_PAUSE = 60;
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
  private final ObjectMapper json;
  private final String service;
  private final String url;
  private final Optional<String> token;

  ServiceClient(ObjectMapper json, Service service, Settings settings) {
    this.json = json;
    this.service = service.title();
    this.url = service.url(settings);
    this.token = Tokens.own(settings);
  }

  /** GETs the data of an envelope; throws {@link Refusal} or {@link Unreachable}. */
  <T> T get(String path, Class<T> type) {
    return data(send(request(path).GET()), type);
  }

  <T> T post(String path, Object body, Class<T> type) {
    var request = request(path).header("Content-Type", "application/json");
    return data(send(request.POST(BodyPublishers.ofByteArray(write(body)))), type);
  }

  /** GETs something that is not in the envelope, whatever its status. */
  <T> T getBare(String path, Class<T> type) {
    return read(send(request(path).GET()), Argument.of(type));
  }

  CompletableFuture<WebSocket> listen(String path, WebSocket.Listener listener) {
    var builder = http.newWebSocketBuilder().connectTimeout(CONNECTING);
    token.ifPresent(t -> builder.header("Authorization", "Bearer " + t));
    var address = url.replaceFirst("^http", "ws") + path;
    return builder.buildAsync(URI.create(address), listener);
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    return request.header("Accept", "application/json");
  }

  /** Whoever is told to slow down comes back when told to. */
  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    var response = sendOnce(request);
    for (int i = 0; i < RETURNS && response.statusCode() == TOO_MANY; i++) {
      pause(response.headers().firstValueAsLong("Retry-After").orElse(1));
      response = sendOnce(request);
    }
    return response;
  }

  private static void pause(long seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> sendOnce(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new Unreachable(service, url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private <T> T data(HttpResponse<byte[]> response, Class<T> type) {
    if (response.statusCode() >= 400) {
      var error = read(response, Argument.of(ErrorEnvelope.class)).error();
      throw new Refusal(error.code(), error.message());
    }
    return type.cast(read(response, Argument.of(Envelope.class, type)).data());
  }

  private <T> T read(HttpResponse<byte[]> response, Argument<T> type) {
    try {
      return json.readValue(response.body(), type);
    } catch (IOException e) {
      throw new Refusal(
          "HTTP " + response.statusCode(), "what answers at " + url + " is no YTArchive: " + e);
    }
  }

  private byte[] write(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
