package org.ytarchive.storage.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.testing.TestService;

/** The edge of the storage service. */
class StorageEdgeIT {
  private static final String PLAN = "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"%s\"}";
  private static final String RECORD = "{\"video_id\":\"%s\",\"metadata\":{\"title\":\"A\"}}";
  @TempDir static Path home;
  private static EmbeddedServer server;

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    server = TestService.start("storage", home, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return Caller.post(server, path, body, "Idempotency-Key", key);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return Caller.call(server, "GET", path, headers);
  }

  private static void assertReplayed(HttpResponse<String> second, HttpResponse<String> first) {
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Location"))
        .isPresent()
        .isEqualTo(first.headers().firstValue("Location"));
  }

  @Test
  void createWorkPlan_withTheSameKeyIsReplayed() throws Exception {
    var first = post("/storage/workplan", PLAN.formatted("a"));
    var second = post("/storage/workplan", PLAN.formatted("a"));

    assertReplayed(second, first);
    assertThat(post("/storage/workplan", PLAN.formatted("b")).statusCode()).isEqualTo(422);
  }

  /** Without a key the same record again is 200: it was there. */
  @Test
  void save_withTheSameKeyIsReplayed() throws Exception {
    var first = post("/storage/metadata", RECORD.formatted("dQw4w9WgXcQ"));
    var second = post("/storage/metadata", RECORD.formatted("dQw4w9WgXcQ"));

    assertReplayed(second, first);
    assertThat(post("/storage/metadata", RECORD.formatted("jNQXAC9IVRw")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void get_isNotModifiedUntilSomethingChanges() throws Exception {
    var plan = post("/storage/workplan", PLAN.formatted("a"));
    post("/storage/metadata", RECORD.formatted("9bZkp7q19f0"));
    Caller.post(server, "/storage/metadata", RECORD.formatted("9bZkp7q19f0"));

    for (var address :
        List.of(
            plan.headers().firstValue("Location").orElseThrow(), "/storage/videos/9bZkp7q19f0")) {
      var tag = get(address).headers().firstValue("ETag").orElseThrow();

      assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(Caller.call(server, "HEAD", address).headers().firstValue("ETag")).hasValue(tag);
    }
  }

  @Test
  void lists_refuseWhatTheyDoNotTake() throws Exception {
    for (var path : List.of("/storage/videos", "/storage/workplan")) {
      for (var query : List.of("limit=0", "limit=501", "limit=x", "offset=-1", "a=b")) {
        var answer = get(path + "?" + query, "Accept", "application/problem+json");

        assertThat(answer.statusCode()).as(path + query).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
            .hasValue("application/problem+json");
        assertThat(answer.body())
            .contains("\"parameter\":\"" + query.replaceFirst("=.*", "") + "\"");
      }
    }
  }
}
