package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = SampleServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return Caller.call(server, "GET", path, headers);
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  /** The envelope's time differs with every answer. */
  @Test
  void theSameDataHasTheSameTag() throws Exception {
    var first = get("/sample/things/a");

    assertThat(tag(first)).matches("W/\"[A-Za-z0-9_-]{22}\"");
    assertThat(tag(get("/sample/things/a"))).isEqualTo(tag(first));
    assertThat(tag(get("/sample/things/b"))).isNotEqualTo(tag(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\"x\", %s", "*", "strong"})
  void whoHasItGets304(String form) throws Exception {
    var tag = tag(get("/sample/things/a"));
    var known = form.equals("strong") ? tag.substring(2) : form.formatted(tag);

    for (var method : List.of("GET", "HEAD")) {
      var answer = Caller.call(server, method, "/sample/things/a", "If-None-Match", known);

      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(tag(answer)).isEqualTo(tag);
    }
  }

  @Test
  void whoHasAnotherGetsItWhole() throws Exception {
    var answer = get("/sample/things/a", "If-None-Match", "W/\"other\", broken");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"id\":\"a\"");
  }

  @Test
  void headHasTheTagToo() throws Exception {
    var head = Caller.call(server, "HEAD", "/sample/things/a");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(tag(head)).isEqualTo(tag(get("/sample/things/a")));
  }

  @Test
  void listsAndErrorsHaveNone() throws Exception {
    assertThat(get("/sample/list").headers().firstValue("ETag")).isEmpty();
    assertThat(get("/sample/things/none").headers().firstValue("ETag")).isEmpty();
  }
}
