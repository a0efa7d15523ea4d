package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every service answers, whoever raised it. */
class EdgeTest {
  private static final HttpClient http = HttpClient.newHttpClient();
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = SampleServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String type, String body)
      throws IOException, InterruptedException {
    return send(
        request("/sample").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "/sample/known-error,429,API_QUOTA_EXCEEDED",
    "/sample/bug,500,INTERNAL_ERROR",
    "/sample/database-away,503,SERVICE_UNAVAILABLE",
    "/nowhere,404,NOT_FOUND",
    "/sample/number,400,INVALID_PARAMETER",
    "/sample/number?n=x,400,INVALID_PARAMETER",
    "/sample/number?n=99999999999,400,INVALID_PARAMETER",
  })
  void everyErrorHasTheDocumentedShape(String path, int status, String code) throws Exception {
    var answer = send(request(path));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .startsWith("{\"status\":\"error\",\"error\":{\"code\":\"" + code + "\",\"message\":\"")
        .containsPattern("\"details\":\\{.*},?\"?")
        .containsPattern("\"timestamp\":\"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\"}$")
        .doesNotContain("hunter2", "org.", "java.", "_links");
  }

  @Test
  void aWrongQueryValueIsNamed() throws Exception {
    assertThat(send(request("/sample/number?n=x")).body()).contains("\"parameter\":\"n\"");
  }

  @Test
  void whenToComeBackIsAHeaderToo() throws Exception {
    assertThat(send(request("/sample/known-error")).headers().firstValue("Retry-After"))
        .contains("30");
    assertThat(send(request("/sample/database-away")).headers().firstValue("Retry-After"))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|{|400|INVALID_PARAMETER",
        "application/json||400|INVALID_PARAMETER",
        "application/json|[]|400|INVALID_PARAMETER",
        "application/json|null|400|INVALID_PARAMETER",
        "application/json|\"text\"|400|INVALID_PARAMETER",
        "application/json|{\"name\":\"a\",\"count\":\"many\"}|400|INVALID_PARAMETER",
        "application/json|{\"name\":{},\"count\":1}|400|INVALID_PARAMETER",
        "text/plain|{}|415|UNSUPPORTED_MEDIA_TYPE",
      })
  void aBodyThatCannotBeReadIsTheCallersError(String type, String body, int status, String code)
      throws Exception {
    var answer = post(type, body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain("org.ytarchive");
  }

  @Test
  void deepJsonIsTheCallersError() throws Exception {
    var answer =
        post("application/json", "{\"name\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aLargeBodyIs413() throws Exception {
    var answer = post("application/json", "{\"name\":\"" + "x".repeat(200_000) + "\",\"count\":1}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
  }

  @Test
  void aWrongMethodIs405() throws Exception {
    var answer = send(request("/sample").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).isPresent();
    assertThat(answer.body()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
  }

  @Test
  void theRequestIdIsTakenOrMadeAndLogged() throws Exception {
    var given = send(request("/sample").header("X-Request-Id", "mine-1"));
    var made = send(request("/sample"));

    assertThat(given.headers().firstValue("X-Request-Id")).contains("mine-1");
    assertThat(given.body()).contains("\"request_id\":\"mine-1\"");
    assertThat(made.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
  }

  @Test
  void anErrorHasTheRequestIdToo() throws Exception {
    var answer = send(request("/sample/bug").header("X-Request-Id", "mine-2"));

    assertThat(answer.headers().firstValue("X-Request-Id")).contains("mine-2");
  }

  /** It would end up in logs and in other services' headers. */
  @Test
  void anUnsafeRequestIdIsReplaced() throws Exception {
    var answer = send(request("/sample").header("X-Request-Id", "a b<script>"));

    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).doesNotContain("script");
  }

  @Test
  void healthIsAsDocumented() throws Exception {
    assertThat(send(request("/health")).body())
        .matches("\\{\"status\":\"healthy\",\"service\":\"sample\",\"timestamp\":\"[^\"]+Z\"}");
  }

  @Test
  void readinessNamesItsChecks() throws Exception {
    assertThat(send(request("/health/readiness")).body())
        .contains("\"status\":\"ready\"", "\"checks\":{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /sample/%zz HTTP/1.1",
        "GET /sample/number?n=%zz HTTP/1.1",
        "GET /\u0001 HTTP/1.1",
        "BREW /sample HTTP/1.1",
        "nonsense",
      })
  void rawNonsenseIsNever500(String line) throws Exception {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(5000);
      var text = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).matches("(?s)HTTP/1\\.[01] [24]\\d\\d .*");
      assertThat(answer).contains("{\"status\":\"");
    }
  }
}
