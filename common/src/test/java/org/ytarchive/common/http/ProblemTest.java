package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9457, for those who ask for it. */
class ProblemTest {
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = SampleServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return Caller.call(server, "GET", path, "Accept", accept);
  }

  /** Whoever raised it: our code, the framework, a filter. */
  @ParameterizedTest
  @CsvSource({
    "GET,/sample/known-error,429,API_QUOTA_EXCEEDED",
    "GET,/sample/bug,500,INTERNAL_ERROR",
    "GET,/sample/database-away,503,SERVICE_UNAVAILABLE",
    "GET,/nowhere,404,NOT_FOUND",
    "DELETE,/sample,405,METHOD_NOT_ALLOWED",
    "GET,/sample/number,400,INVALID_PARAMETER",
    "GET,/sample/number?m=1,400,INVALID_PARAMETER",
    "GET,/sample/things/none,404,JOB_NOT_FOUND",
    "POST,/sample,400,INVALID_PARAMETER",
  })
  void everyErrorIsAProblem(String method, String path, int status, String code) throws Exception {
    var answer =
        Caller.call(
            server,
            method,
            path,
            "Accept",
            "application/problem+json",
            "Content-Type",
            "application/json");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .startsWith("{\"type\":\"urn:ytarchive:error:")
        .contains("\"status\":" + status, "\"code\":\"" + code + "\"", "\"details\":{")
        .contains("\"instance\":\"" + path.replaceFirst("\\?.*", "") + "\"")
        .doesNotContain("\"error\":", "hunter2");
  }

  @Test
  void theProblemSaysAllTheEnvelopeSays() throws Exception {
    var answer = get("/sample/known-error", "application/problem+json");

    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(answer.body())
        .contains(
            "\"type\":\"urn:ytarchive:error:api_quota_exceeded\"",
            "\"title\":\"Api quota exceeded\"",
            "\"detail\":\"spent\"",
            "\"retry_after\":30",
            "\"bucket\":\"main\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/*",
        "application/json, application/problem+json;q=0.5",
        "application/problem+json;q=0, application/json",
      })
  void whoeverDoesNotAskGetsTheEnvelope(String accept) throws Exception {
    var answer = get("/sample/known-error", accept);

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).startsWith("{\"status\":\"error\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, application/problem+json",
        "application/problem+json, */*;q=0.1",
        "application/problem+json;q=0.9",
      })
  void whoeverAsksAmongOthersGetsTheProblem(String accept) throws Exception {
    assertThat(get("/sample/known-error", accept).headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
  }

  /** It is a form of errors; without an error there is JSON as ever. */
  @Test
  void askingForProblemsIsNoReasonForOne() throws Exception {
    var answer = get("/sample/things/a", "application/problem+json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).startsWith("{\"status\":\"success\"");
  }

  @Test
  void whatCannotBeMadeIs406() throws Exception {
    assertThat(get("/sample", "image/png").statusCode()).isEqualTo(406);
  }
}
