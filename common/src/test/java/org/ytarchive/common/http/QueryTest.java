package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = SampleServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "?limt=1,limt",
    "?limit=x,limit",
    "?limit=,limit",
    "?limit=1.5,limit",
    "?limit=99999999999999999999,limit",
    "?limit=99999999999,limit",
    "?limit=1&limit=2,limit",
    "?with_parts=yes,with_parts",
    "?withParts=true,withParts",
    "?limit=1&other,other",
  })
  void whatTheAddressDoesNotTakeIsRefusedByName(String query, String parameter) throws Exception {
    var answer = Caller.call(server, "GET", "/sample/list" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"INVALID_PARAMETER\"", "\"parameter\":\"" + parameter + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?limit=7", "?with_parts=false&limit=3", "?kind=a&kind=b", "?kind=a,b"})
  void whatItTakesPasses(String query) throws Exception {
    assertThat(Caller.call(server, "GET", "/sample/list" + query).statusCode()).isEqualTo(200);
  }
}
