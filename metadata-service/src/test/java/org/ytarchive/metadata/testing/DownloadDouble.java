package org.ytarchive.metadata.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The part of the download service that metadata calls. */
public final class DownloadDouble implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> infos = new ConcurrentHashMap<>();
  private final Map<String, String> formats = new ConcurrentHashMap<>();
  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile @Nullable Failure failure;

  private record Failure(int status, String body) {}

  private DownloadDouble(HttpServer server) {
    this.server = server;
  }

  public static DownloadDouble start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpServer.create(loopback, 200);
      var downloads = new DownloadDouble(server);
      server.createContext("/", downloads::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return downloads;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of a service that calls this one. */
  public Map<String, String> settings() {
    return Map.of("DOWNLOAD_URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What {@code GET /download/info/{id}} says, without its envelope. */
  public void hasInfo(String id, String json) {
    infos.put(id, json);
  }

  /** What {@code GET /download/formats/{id}} says, without its envelope. */
  public void hasFormats(String id, String json) {
    formats.put(id, json);
  }

  /** What {@code GET /download/info?url=} says, without its envelope. */
  public void hasList(String url, String json) {
    lists.put(url, json);
  }

  /** Answers everything but its health with this error. */
  public void failsWith(int status, String code) {
    failure =
        new Failure(
            status,
            """
            {"status":"error","error":{"code":"%s","message":"as scripted","details":{"last_lines":["x"]}},
             "timestamp":"2025-01-26T09:43:40Z"}
            """
                .formatted(code));
  }

  /** Answers everything but its health with a page of something in between. */
  public void failsInHtml(int status) {
    failure = new Failure(status, "<html>Bad Gateway</html>");
  }

  public void recovers() {
    failure = null;
  }

  /** The path of every request so far, health left out. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.equals("/health")) {
        send(exchange, 200, "{\"status\":\"healthy\",\"service\":\"download\"}");
        return;
      }
      requests.add(path);
      var failing = failure;
      if (failing != null) {
        send(exchange, failing.status(), failing.body());
      } else {
        known(exchange, path);
      }
    }
  }

  private void known(HttpExchange exchange, String path) throws IOException {
    var data = path.equals("/download/info") ? lists.get(url(exchange)) : about(path);
    if (data == null) {
      failsWithOnce(exchange);
    } else {
      send(
          exchange,
          200,
          "{\"status\":\"success\",\"data\":" + data + ",\"timestamp\":\"2025-01-26T09:43:40Z\"}");
    }
  }

  private @Nullable String about(String path) {
    var id = path.substring(path.lastIndexOf('/') + 1);
    return (path.startsWith("/download/info/") ? infos : formats).get(id);
  }

  private static String url(HttpExchange exchange) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .filter(p -> p.startsWith("url="))
        .map(p -> URLDecoder.decode(p.substring(4), UTF_8))
        .collect(Collectors.joining());
  }

  private static void failsWithOnce(HttpExchange exchange) throws IOException {
    send(
        exchange,
        404,
        """
        {"status":"error","error":{"code":"VIDEO_NOT_FOUND","message":"gone","details":{}},
         "timestamp":"2025-01-26T09:43:40Z"}
        """);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
