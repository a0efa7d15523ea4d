package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** Bad input of every kind on every endpoint: always our envelope, never a 500, never a trace. */
class HostileInputSystemTest {
  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;

  @BeforeAll
  static void start() throws IOException {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of());
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    Files.writeString(folder.resolve("outside.mp4"), "not yours");
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().port()).isPositive();
    }
  }

  static Stream<Arguments> bodies() {
    return HostileInput.TAKERS.stream()
        .flatMap(taker -> HostileInput.BODIES.stream().map(body -> arguments(taker, body)));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource
  void bodies(String taker, String body) {
    var words = taker.split(" ");
    var answer = caller(words[0]).post(words[1], body);

    Harmless.check(answer, taker + " " + Harmless.shortened(body));
  }

  static Stream<Arguments> ids() {
    return HostileInput.NAMED.stream()
        .flatMap(named -> HostileInput.IDS.stream().map(id -> arguments(named, id)));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource
  void ids(String named, String id) {
    var words = named.formatted(id).split(" ");
    var answer = caller(words[1]).send(words[0], words[2], null);

    if (!words[0].equals("HEAD")) {
      Harmless.check(answer, named + " " + Harmless.shortened(id));
    }
    assertThat(answer.status()).isBetween(400, 499);
  }

  static Stream<Arguments> queries() {
    return HostileInput.LISTS.stream()
        .flatMap(list -> HostileInput.QUERIES.stream().map(query -> arguments(list, query)));
  }

  @ParameterizedTest
  @MethodSource
  void queries(String list, String query) {
    var words = list.split(" ");
    Harmless.check(caller(words[0]).get(words[1] + "?" + query), list + "?" + query);
  }

  @ParameterizedTest
  @EnumSource
  void unknownPath_isOurs404(Service service) {
    var answer = stack.caller(service).get("/nothing/here");

    Harmless.check(answer, "/nothing/here");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorCode()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource
  void wrongMethod_isOurs405(Service service) {
    var answer = stack.caller(service).send("PUT", "/health", "{}");

    Harmless.check(answer, "PUT /health");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @EnumSource
  void foreignOriginAndHost_areRefused(Service service) throws IOException {
    var origin =
        stack
            .caller(service)
            .send(
                "POST",
                "/health",
                "{}",
                "Origin",
                "https://evil.example",
                "Content-Type",
                "text/plain");
    assertThat(origin.status()).isEqualTo(403);
    assertThat(raw(service, "GET /health HTTP/1.1\r\nHost: evil.example\r\n"))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void otherMediaType_isOurs415() {
    for (var taker : HostileInput.TAKERS) {
      var words = taker.split(" ");
      var answer =
          caller(words[0])
              .send("POST", words[1], "video_id=ordinary720", "Content-Type", "text/csv");
      Harmless.check(answer, taker);
      assertThat(answer.status()).as(taker).isEqualTo(415);
    }
  }

  @Test
  void hugeBody_isRefused() {
    var huge =
        "{\"video_id\": \"ordinary720\", \"metadata\": {\"x\": \""
            + "y".repeat(30_000_000)
            + "\"}}";
    for (var taker : HostileInput.TAKERS) {
      var words = taker.split(" ");
      var answer = tolerant(words, huge);
      assertThat(answer).as(taker).isIn(0, 400, 413);
    }
    assertThat(Arrays.stream(Service.values()).allMatch(stack::isHealthy)).isTrue();
  }

  /** A server may hang up on a body it will not read; that is an answer too. */
  private static int tolerant(String[] words, String body) {
    try {
      return caller(words[0]).post(words[1], body).status();
    } catch (UncheckedIOException hungUp) {
      return 0;
    }
  }

  /** What no HTTP client can be made to send. */
  @ParameterizedTest
  @EnumSource
  void brokenHttp_neverIs500(Service service) throws IOException {
    for (var request :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
            "GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n",
            "GET //%2f..%2f HTTP/1.1\r\nHost: localhost\r\n",
            "BREW /jobs HTTP/1.1\r\nHost: localhost\r\n",
            "GET /health HTTP/1.1\r\n",
            "GET /health?limit=%c3%28 HTTP/1.1\r\nHost: localhost\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\u0001b\r\n",
            "GET / HTTP/9.9\r\nHost: localhost\r\n")) {
      assertThat(raw(service, request))
          .as(request)
          .doesNotContain("HTTP/1.1 500", "Exception", "root:");
    }
    assertThat(stack.isHealthy(service)).isTrue();
  }

  private static String raw(Service service, String head) throws IOException {
    try (var socket = new Socket("127.0.0.1", stack.port(service))) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static Caller caller(String service) {
    return stack.caller(Service.valueOf(service));
  }
}
