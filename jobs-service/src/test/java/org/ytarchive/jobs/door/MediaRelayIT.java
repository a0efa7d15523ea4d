package org.ytarchive.jobs.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** Storage's answers on their way through, with a Storage that can be made to fail. */
class MediaRelayIT {
  private static final int PIECE = 64 * 1024;
  private static final long LARGE = 512L << 20;

  @TempDir static Path home;
  private static final AtomicLong SENT = new AtomicLong();
  private static final AtomicInteger SENDING = new AtomicInteger();
  private static HttpServer storage;
  private static JobsUnderTest jobs;

  @BeforeAll
  static void start() throws IOException {
    storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    storage.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    storage.createContext("/", MediaRelayIT::answer);
    storage.start();
    var url = "http://127.0.0.1:" + storage.getAddress().getPort();
    jobs =
        JobsUnderTest.start(
            home, Map.of(SampleDoor.PROPERTY, "true", "ytarchive.services.storage", url));
  }

  @AfterAll
  static void stop() {
    jobs.closeAll();
    storage.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/storage/videos/small/file" -> small(exchange);
        case "/storage/videos/large/file" -> large(exchange);
        case "/storage/videos/broken/file" -> exchange.sendResponseHeaders(500, -1);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Tells what it was asked, in its headers. */
  private static void small(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    var range = exchange.getRequestHeaders().getFirst("Range");
    headers.set("ETag", "\"abc\"");
    headers.set("Accept-Ranges", "bytes");
    headers.set("Content-Type", "video/mp4");
    headers.set("X-Internal", "stays inside");
    if ("\"abc\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else if ("bytes=99-".equals(range)) {
      headers.set("Content-Range", "bytes */10");
      exchange.sendResponseHeaders(416, -1);
    } else if ("bytes=2-4".equals(range)) {
      headers.set("Content-Range", "bytes 2-4/10");
      write(exchange, 206, "234");
    } else {
      write(exchange, 200, "0123456789");
    }
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "" + body.length());
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length());
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void large(HttpExchange exchange) throws IOException {
    SENDING.incrementAndGet();
    try {
      exchange.sendResponseHeaders(200, LARGE);
      var piece = new byte[PIECE];
      for (long left = LARGE; left > 0; left -= PIECE) {
        exchange.getResponseBody().write(piece);
        SENT.addAndGet(PIECE);
      }
    } finally {
      SENDING.decrementAndGet();
    }
  }

  @Test
  void relay_passesRangesAndConditions() {
    var whole = jobs.get("/sample/kept/small.mp4");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("0123456789");
    assertThat(whole.headers().firstValue("ETag")).contains("\"abc\"");
    assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");
    assertThat(whole.headers().firstValue("Content-Length")).contains("10");
    assertThat(whole.headers().firstValue("X-Internal")).isEmpty();

    var part = jobs.send(request("small", "Range", "bytes=2-4"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");

    var beyond = jobs.send(request("small", "Range", "bytes=99-"));
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */10");

    assertThat(jobs.send(request("small", "If-None-Match", "\"abc\"")).statusCode()).isEqualTo(304);
  }

  private static HttpRequest.Builder request(String id, String name, String value) {
    return HttpRequest.newBuilder(jobs.address("/sample/kept/" + id + ".mp4")).header(name, value);
  }

  @Test
  void relay_answersHeadWithTheLength() {
    var head = HttpRequest.newBuilder(jobs.address("/sample/kept/small.mp4")).HEAD();

    var answer = jobs.send(head);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("10");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void relay_speaksTheDoorsDialectWhenStorageDoesNot() {
    var missing = jobs.get("/sample/kept/none.mp4");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).isEqualTo("{\"detail\":\"no such file is kept\"}");
    assertThat(jobs.get("/sample/kept/broken.mp4").statusCode()).isEqualTo(500);
  }

  /** Half a gigabyte towards clients who read nothing: it stays where it is, and is let go of. */
  @Test
  void relay_readsNoFasterThanItsClientsAndEndsWithThem() throws Exception {
    SENT.set(0);
    var clients = new ArrayList<Socket>();
    for (int i = 0; i < 8; i++) {
      var client = new Socket(InetAddress.getLoopbackAddress(), jobs.address("").getPort());
      client
          .getOutputStream()
          .write(
              "GET /sample/kept/large.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      clients.add(client);
    }
    await().untilAsserted(() -> assertThat(SENDING.get()).isEqualTo(8));
    awaitStandstill();
    assertThat(SENT.get()).isLessThan(8 * 32L << 20);

    for (var client : clients) {
      client.close();
    }
    await().untilAsserted(() -> assertThat(SENDING.get()).isZero());
  }

  private static void awaitStandstill() {
    var seen = new AtomicLong(-1);
    await()
        .pollInterval(Duration.ofMillis(50))
        .during(Duration.ofMillis(500))
        .until(
            () -> {
              long now = SENT.get();
              return seen.getAndSet(now) == now;
            });
  }
}
