package org.ytarchive.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that answers what a case wants, in turn; the last answer is given for ever. */
final class Double implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** What a case does with a request. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  /** A request that came. */
  record Asked(
      String method, String path, java.util.Map<String, List<String>> headers, byte[] body) {

    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private Double() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static Double answering(Answer... answers) {
    var made = new Double();
    made.then(answers);
    return made;
  }

  void then(Answer... more) {
    synchronized (answers) {
      answers.addAll(List.of(more));
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body));
    next().give(exchange); // what it throws ends the connection as it is
    exchange.close();
  }

  private Answer next() {
    synchronized (answers) {
      return answers.size() > 1 ? answers.remove() : answers.element();
    }
  }

  List<Asked> asked() {
    return asked;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  URI at(String path) {
    return URI.create(url() + path);
  }

  /** Impatient, so that cases about patience are quick. */
  ClientOptions options(@Nullable String token) {
    return new ClientOptions(
        URI.create(url()),
        java.util.Map.of(),
        token,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        3,
        Duration.ofMillis(5),
        Duration.ofSeconds(2),
        null);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  static Answer json(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    };
  }

  static Answer data(String data) {
    return json(
        200,
        "{\"status\":\"success\",\"data\":" + data + ",\"timestamp\":\"2025-01-26T12:00:00Z\"}");
  }

  static Answer error(int status, String code, String... headers) {
    return json(
        status,
        "{\"status\":\"error\",\"error\":{\"code\":\""
            + code
            + "\",\"message\":\"it says so\",\"details\":{\"why\":\"because\"}},\"timestamp\":\"2025-01-26T12:00:00Z\"}",
        headers);
  }

  static Answer html(int status) {
    return exchange ->
        send(exchange, status, "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Ends the connection in the middle of a word. */
  static Answer hangUp() {
    return exchange -> {
      throw new IOException("hung up");
    };
  }
}
