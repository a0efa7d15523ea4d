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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** Bad input of every kind on every endpoint: always our envelope, never a 500, never a trace. */
class HostileInputSystemTest {
  private static final String LONG = "a".repeat(100_000);

  /** The bodies nobody should send; each goes to each endpoint that takes one. */
  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "42",
          "\"text\"",
          "{",
          "{\"video_id\": }",
          "{\"video_id\": 5}",
          "{\"video_id\": null}",
          "{\"video_id\": []}",
          "{\"video_id\": {\"a\": 1}}",
          "{\"video_id\": \"\"}",
          "{\"video_id\": \"../../etc/x\"}",
          "{\"video_id\": \"-rf --help\"}",
          "{\"video_id\": \"'; drop t\"}",
          "{\"video_id\": \"abc\\u0000defgh\"}",
          "{\"video_id\": \"\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00a\"}",
          "{\"video_id\": \"" + LONG + "\"}",
          "{\"video_ids\": \"notAList000\"}",
          "{\"video_ids\": [null, 7, \"x\"], \"reason\": 5}",
          "{\"video_ids\": [], \"reason\": \"\"}",
          "{\"url\": \"file:///etc/passwd\"}",
          "{\"url\": \"http://127.0.0.1:22/watch?v=ordinary720\"}",
          "{\"url\": \"https://www.youtube.com@evil.example/watch?v=ordinary720\"}",
          "{\"url\": \"ytsearch5:cats\"}",
          "{\"video_id\": \"ordinary720\", \"quality\": \"720\"}",
          "{\"video_id\": \"ordinary720\", \"quality\": \"$(reboot)\"}",
          "{\"video_id\": \"ordinary720\", \"quality\": 720}",
          "{\"video_id\": \"ordinary720\", \"output_path\": \"/etc\", \"file_path\": \"/etc/passwd\","
              + " \"metadata\": \"x\"}",
          "{\"video_id\": \"ordinary720\", \"output_path\": \"/downloads/../../x\", \"file_path\":"
              + " \"/downloads/../../etc/passwd\", \"file_size\": -1}",
          "{\"video_id\": \"ordinary720\", \"output_path\": \"a\\u0000b\", \"file_path\":"
              + " \"a\\u0000b\"}",
          "{\"video_id\": \"ordinary720\", \"format_selection\": \"best --exec reboot\","
              + " \"max_attempts\": 0, \"file_path\": \"/nowhere/x.mp4\"}",
          "{\"video_id\": \"ordinary720\", \"format_selection\": \""
              + "(".repeat(5000)
              + "\", \"max_attempts\": 99999999999999, \"file_path\": 5}",
          "{\"video_id\": \"ordinary720\", \"attempt\": -1, \"max_attempts\": -1, \"sha256\": \"zz\","
              + " \"file_path\": \"/downloads/none.mp4\"}",
          "{\"a\":".repeat(3000) + "1" + "}".repeat(3000),
          "{\"video_id\": \"ordinary720\", \"max_attempts\": \"many\", \"attempt\": 1.5, \"metadata\":"
              + " [1]}");

  private static final List<String> TAKERS =
      List.of(
          "JOBS /jobs",
          "DOWNLOAD /download",
          "STORAGE /storage/metadata",
          "STORAGE /storage/workplan");

  private static final List<String> IDS =
      List.of(
          "x",
          "job_",
          "job_zzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
          "dl_00000000000000000000000000",
          "..%2f..%2fetc%2fpasswd",
          "%2e%2e%2f%2e%2e",
          "%00",
          "a%00bcdefghij",
          "%27%3B%20drop%20table%20jobs%3B--",
          "-dashFirst",
          "%F0%9F%98%80",
          "%ff%fe",
          "a".repeat(3000));

  private static final List<String> NAMED =
      List.of(
          "GET JOBS /jobs/%s",
          "DELETE JOBS /jobs/%s",
          "POST JOBS /jobs/%s/retry",
          "GET JOBS /jobs/%s/events",
          "GET METADATA /metadata/%s?extract=false&include_formats=false",
          "GET DOWNLOAD /download/%s",
          "DELETE DOWNLOAD /download/%s",
          "GET DOWNLOAD /download/%s/events",
          "GET STORAGE /storage/videos/%s",
          "GET STORAGE /storage/videos/%s/file",
          "HEAD STORAGE /storage/videos/%s/file");

  private static final List<String> QUERIES =
      List.of(
          "limit=abc",
          "limit=0",
          "limit=-1",
          "limit=501",
          "limit=99999999999999999999",
          "offset=-1",
          "offset=abc",
          "limit=%00",
          "limit=",
          "limit=1&limit=2",
          "status=nonsense",
          "status=%27%20or%201%3D1",
          "sort=drop&order=table",
          "sort=title&order=sideways");

  private static final List<String> LISTS =
      List.of(
          "JOBS /jobs",
          "DOWNLOAD /download",
          "STORAGE /storage/videos",
          "STORAGE /storage/workplan");

  private static final Set<String> CODES =
      Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());

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
    return TAKERS.stream().flatMap(taker -> BODIES.stream().map(body -> arguments(taker, body)));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource
  void bodies(String taker, String body) {
    var words = taker.split(" ");
    var answer = caller(words[0]).post(words[1], body);

    assertHarmless(answer, taker + " " + shortened(body));
  }

  static Stream<Arguments> ids() {
    return NAMED.stream().flatMap(named -> IDS.stream().map(id -> arguments(named, id)));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource
  void ids(String named, String id) {
    var words = named.formatted(id).split(" ");
    var answer = caller(words[1]).send(words[0], words[2], null);

    if (!words[0].equals("HEAD")) {
      assertHarmless(answer, named + " " + shortened(id));
    }
    assertThat(answer.status()).isBetween(400, 499);
  }

  static Stream<Arguments> queries() {
    return LISTS.stream().flatMap(list -> QUERIES.stream().map(query -> arguments(list, query)));
  }

  @ParameterizedTest
  @MethodSource
  void queries(String list, String query) {
    var words = list.split(" ");
    assertHarmless(caller(words[0]).get(words[1] + "?" + query), list + "?" + query);
  }

  @ParameterizedTest
  @EnumSource
  void unknownPath_isOurs404(Service service) {
    var answer = stack.caller(service).get("/nothing/here");

    assertHarmless(answer, "/nothing/here");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorCode()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource
  void wrongMethod_isOurs405(Service service) {
    var answer = stack.caller(service).send("PUT", "/health", "{}");

    assertHarmless(answer, "PUT /health");
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
    for (var taker : TAKERS) {
      var words = taker.split(" ");
      var answer =
          caller(words[0])
              .send("POST", words[1], "video_id=ordinary720", "Content-Type", "text/csv");
      assertHarmless(answer, taker);
      assertThat(answer.status()).as(taker).isEqualTo(415);
    }
  }

  @Test
  void hugeBody_isRefused() {
    var huge =
        "{\"video_id\": \"ordinary720\", \"metadata\": {\"x\": \""
            + "y".repeat(30_000_000)
            + "\"}}";
    for (var taker : TAKERS) {
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

  private static void assertHarmless(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, shortened(answer.text())).isLessThan(500);
    assertThat(answer.text())
        .as(what)
        .doesNotContain("Exception", "\tat ", "io.micronaut", "org.ytarchive");
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).as(what).startsWith("application/json");
      assertThat(answer.json().path("status").asText()).as(what).isEqualTo("error");
      assertThat(answer.errorCode()).as(what).isIn(CODES);
      assertThat(answer.json().at("/error/message").asText()).as(what).isNotBlank();
      assertThat(answer.json().at("/error/details").isObject()).as(what).isTrue();
      assertThat(answer.json().path("timestamp").asText()).as(what).endsWith("Z");
    }
  }

  private static Caller caller(String service) {
    return stack.caller(Service.valueOf(service));
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
