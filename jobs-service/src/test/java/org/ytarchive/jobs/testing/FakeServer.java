package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The ground the fakes of the other services stand on: a real HTTP server, a port of its own. */
abstract class FakeServer implements AutoCloseable {
  static final ObjectMapper JSON =
      ObjectMapper.create(java.util.Map.of("micronaut.serde.serialization.inclusion", "ALWAYS"));

  /** Every request so far: method and path. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** While true, every answer is 503: the service is there, but cannot. */
  public volatile boolean away;

  private final HttpServer server;

  FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      requests.add(request);
      if (away) {
        error(exchange, 503, "SERVICE_UNAVAILABLE", "away");
      } else {
        answer(exchange, request);
      }
    }
  }

  abstract void answer(HttpExchange exchange, String request) throws IOException;

  static <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
    return JSON.readValue(exchange.getRequestBody().readAllBytes(), Argument.of(type));
  }

  static void success(HttpExchange exchange, int status, Object data) throws IOException {
    send(
        exchange,
        status,
        "{\"status\":\"success\",\"data\":%s,\"timestamp\":\"%s\"}"
            .formatted(JSON.writeValueAsString(data), Instant.EPOCH));
  }

  static void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    error(exchange, status, code, message, Map.of());
  }

  static void error(
      HttpExchange exchange, int status, String code, String message, Map<String, String> details)
      throws IOException {
    var body = Map.of("code", code, "message", message, "details", details);
    send(
        exchange,
        status,
        "{\"status\":\"error\",\"error\":%s,\"timestamp\":\"%s\"}"
            .formatted(JSON.writeValueAsString(body), Instant.EPOCH));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
