package org.ytarchive.download.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.testing.TestService;

/** The edge of the download service. */
class DownloadEdgeIT {
  private static final Pattern ID = Pattern.compile("\"download_id\":\"(\\w+)\"");
  @TempDir static Path home;
  private static ApplicationContext context;
  private static EmbeddedServer server;

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    context = TestService.context("download", home, Map.of(), Map.of("test.downloads", "scripted"));
    server = context.getBean(EmbeddedServer.class).start();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  private HttpResponse<String> post(String video) throws Exception {
    var body = "{\"video_id\":\"" + video + "\"}";
    return Caller.post(server, "/download", body, "Idempotency-Key", key);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return Caller.call(server, "GET", path, headers);
  }

  private static List<String> ids(HttpResponse<String> answer) {
    return ID.matcher(answer.body()).results().map(found -> found.group(1)).toList();
  }

  @Test
  void create_withTheSameKeyIsReplayed() throws Exception {
    var first = post("dQw4w9WgXcQ");
    var second = post("dQw4w9WgXcQ");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(post("jNQXAC9IVRw").statusCode()).isEqualTo(422);
  }

  @Test
  void get_isNotModifiedOnceItIsOver() throws Exception {
    var address = "/download/" + ids(post("dQw4w9WgXcQ")).getFirst();
    Caller.call(server, "DELETE", address);
    var tag = get(address).headers().firstValue("ETag").orElseThrow();

    assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(Caller.call(server, "HEAD", address).headers().firstValue("ETag")).hasValue(tag);
  }

  @Test
  void list_refusesWhatItDoesNotTake() throws Exception {
    for (var query : List.of("limit=0", "limit=501", "limit=x", "offset=-1", "cursor=x", "a=b")) {
      var answer = get("/download?" + query, "Accept", "application/problem+json");

      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("\"parameter\":\"" + query.replaceFirst("=.*", "") + "\"");
    }
  }
}
