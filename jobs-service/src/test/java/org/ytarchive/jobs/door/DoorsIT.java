package org.ytarchive.jobs.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.http.FurtherAddress;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** What all doors have in common, on both ports. */
class DoorsIT {
  @TempDir static Path home;
  private static JobsUnderTest jobs;

  @BeforeAll
  static void start() {
    jobs =
        JobsUnderTest.start(home, Map.of(SampleDoor.PROPERTY, "true", "ytarchive.doors.port", -1));
  }

  @AfterAll
  static void stop() {
    jobs.closeAll();
  }

  private static URI second() {
    return jobs.bean(FurtherAddress.class).address().orElseThrow();
  }

  private static HttpResponse<String> at(URI base, String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return jobs.send(request);
  }

  private static HttpResponse<String> post(String path, String type, String body) {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void bothPorts_answerTheSame() {
    assertThat(second().getPort()).isNotEqualTo(jobs.address("").getPort());
    for (var base : new URI[] {jobs.address(""), second()}) {
      assertThat(at(base, "/").body())
          .isEqualTo("{\"message\":\"Camera Collector API is running!\"}");
      assertThat(at(base, "/health").body()).contains("\"service\":\"jobs\"");
      assertThat(at(base, "/sample/x").body()).isEqualTo("{\"id\":\"x\"}");
      assertThat(at(base, "/jobs").body()).startsWith("{\"status\":\"success\"");
    }
  }

  /** A second port must not be a way around who may call. */
  @Test
  void secondPort_refusesForeignersToo() {
    var request =
        HttpRequest.newBuilder(second().resolve("/sample/things"))
            .headers("Origin", "http://evil.example", "Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));

    var answer = jobs.send(request);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).startsWith("{\"detail\":\"this origin may not do that");
  }

  @Test
  void takenPort_isAWarning() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        var other = jobs.replica(Map.of("ytarchive.doors.port", taken.getLocalPort()))) {
      assertThat(other.get("/").statusCode()).isEqualTo(200);
      assertThat(other.bean(FurtherAddress.class).address()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/sample/gone | 404 | {\"detail\":\"Job not found\"}",
        "/sample/gone/ | 404 | {\"detail\":\"Job not found\"}",
        "/sample/odd | 402 | {\"detail\":\"Pay first\"}",
        "/sample/wrong | 422 | {\"detail\":[{\"type\":\"missing\",\"loc\":[\"header\",\"X-Thing\"],\"msg\":\"Field required\",\"input\":null}]}",
        "/sample/x?unknown=1 | 200 | {\"id\":\"x\"}",
        "/sample/x/ | 200 | {\"id\":\"x\"}",
        "/other | 404 | {\"error\":\"Job not found\"}",
      })
  void errors_haveTheFormOfTheirDoor(String path, int status, String body) {
    var answer = jobs.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  /** What the framework refuses speaks the door's dialect as well. */
  @Test
  void frameworksErrors_haveTheFormOfTheirDoor() {
    assertThat(jobs.delete("/sample/x").statusCode()).isEqualTo(405);
    assertThat(jobs.delete("/sample/x").body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    assertThat(jobs.delete("/other").body()).isEqualTo("{\"error\":\"Method Not Allowed\"}");
    var broken = post("/sample/things", "application/json", "{\"a\":");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(Json.at(broken.body(), "detail").toString()).contains("json_invalid");
    var odd = post("/sample/things", "text/csv", "a,b");
    assertThat(odd.statusCode()).isEqualTo(415);
    assertThat(odd.body()).startsWith("{\"detail\":");
  }

  @Test
  void otherAddresses_keepTheEnvelope() {
    assertThat(at(second(), "/jobs?unknown=1").body()).contains("INVALID_PARAMETER");
    assertThat(at(second(), "/nowhere").body()).contains("\"status\":\"error\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs"})
  void pages_needNothingFromElsewhereAndRunNothing(String path) {
    var page = at(second(), path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
    assertThat(page.body()).startsWith("<!DOCTYPE html>").doesNotContain("<script", "http");
  }

  @Test
  void docs_listsEveryInterfaceEscaped() {
    assertThat(jobs.get("/docs").body())
        .contains("#ytarchive", "#sample", "A &lt;sample&gt;", "/sample/things", "/jobs/{job_id}")
        .doesNotContain("<sample>");
  }

  @Test
  void socket_isGivenToWhoKnowsTheVisitor() {
    try (var known = Listener.socket(jobs, "/ws/known-1");
        var unknown = Listener.socket(jobs, "/ws?job_id=job_none")) {
      await().untilAsserted(() -> assertThat(known.ended).isTrue());
      assertThat(known.heard).containsExactly("hello known-1", "bye known-1");
      assertThat(known.closeCode).isEqualTo(1000);
      await().untilAsserted(() -> assertThat(unknown.closeCode).isEqualTo(1008));
    }
  }

  @Test
  void socket_ofAForeignPageIsRefused() {
    assertThat(Listener.refusal(jobs, "/ws/known-1", "http://evil.example")).isEqualTo(403);
  }
}
