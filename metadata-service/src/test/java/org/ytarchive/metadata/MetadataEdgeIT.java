package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.metadata.testing.DownloadDouble;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.YouTubeApiDouble;

/** The documented example, through the real port, with the API, Download and PostgreSQL behind. */
class MetadataEdgeIT {
  static final YouTubeApiDouble api = YouTubeApiDouble.start();
  static final DownloadDouble downloads = DownloadDouble.start();
  @TempDir static Path home;
  static EmbeddedServer server;
  static Http http;

  @BeforeAll
  static void start() {
    api.hasVideo("dQw4w9WgXcQ", Examples.text("youtube/video.json"));
    api.hasChannel("UCuAXFkgsw1L7xaCfnd5JJOw", Examples.text("youtube/channel.json"));
    downloads.hasFormats("dQw4w9WgXcQ", Examples.text("youtube/formats.json"));
    server = TestService.start("metadata", home, Http.merge(api.settings(), downloads.settings()));
    http = new Http(server.getURI());
  }

  @AfterAll
  static void stop() {
    server.close();
    api.close();
    downloads.close();
  }

  @Test
  void get_answersTheDocumentedExample() throws Exception {
    var first = http.get("/metadata/dQw4w9WgXcQ");
    var second = http.get("/metadata/dQw4w9WgXcQ");

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.data()).containsEntry("cached", false).containsEntry("source", "api");
    Golden.assertThat(second.json()).promises("golden/get-video-metadata.json");
    assertThat(second.data()).containsEntry("stale", false).containsEntry("formats_error", null);
    assertThat(api.requests()).filteredOn(r -> r.contains("dQw4w9WgXcQ")).hasSize(1);
    assertThat(downloads.requests()).hasSize(1);
    assertIsNotModifiedWhileItIsCached();
  }

  private static void assertIsNotModifiedWhileItIsCached() throws Exception {
    var address = "/metadata/dQw4w9WgXcQ";
    var tag = Caller.call(server, "GET", address).headers().firstValue("ETag").orElseThrow();

    var again = Caller.call(server, "GET", address, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void get_tellsProblemsToThoseWhoAsk() throws Exception {
    var answer =
        Caller.call(server, "GET", "/metadata/short", "Accept", "application/problem+json");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"INVALID_VIDEO_ID\"");
  }

  @Test
  void get_namesNoKeyInAnyAddress() {
    http.get("/metadata/jNQXAC9IVRw?include_formats=false");

    assertThat(api.requests()).isNotEmpty().noneMatch(r -> r.contains(YouTubeApiDouble.KEY));
    assertThat(api.requests()).noneMatch(r -> r.contains("key="));
  }

  @Test
  void get_ofSomethingThatIsNoIdIs400() {
    for (var id : List.of("short", "dQw4w9WgXcQQ", "dQw4w9WgX.Q", "%00", "batch", "cache")) {
      var answer = http.get("/metadata/" + id);
      assertThat(answer.status()).as(id).isEqualTo(400);
      assertThat(answer.code()).as(id).isEqualTo("INVALID_VIDEO_ID");
    }
  }

  @Test
  void get_ofAnUnknownVideoIs404AndIsRemembered() {
    var before = api.count("videos");
    for (int i = 0; i < 3; i++) {
      var answer = http.get("/metadata/aaaaaaaaaaa");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("VIDEO_NOT_FOUND");
    }
    assertThat(api.count("videos") - before).isEqualTo(1);
  }

  @Test
  void get_refusesWhatIsNoBoolean() {
    for (var name : List.of("include_formats", "extract")) {
      var answer = http.get("/metadata/jNQXAC9IVRw?" + name + "=maybe");
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
      assertThat(answer.details()).containsEntry("parameter", name);
    }
  }

  /** Words beside a video's id are no ids. */
  @Test
  void routes_besideAVideoDoNotCollide() {
    assertThat(http.send("POST", "/metadata/batch", "{\"video_ids\":[]}").details())
        .containsEntry("parameter", "video_ids");
    assertThat(http.get("/metadata/quota").data()).containsKey("remaining");
    assertThat(http.get("/metadata/playlist/PLnobody").code()).isEqualTo("PLAYLIST_NOT_FOUND");
    assertThat(http.get("/metadata/channel/@nobody").code()).isEqualTo("PLAYLIST_NOT_FOUND");
    assertThat(http.send("DELETE", "/metadata/cache?video_id=aaaaaaaaaab", "").data())
        .containsEntry("cleared", 0);
    assertThat(http.send("DELETE", "/metadata/aaaaaaaaaab", "").code())
        .isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(http.get("/metadata").code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void health_isAsDocumented() {
    assertThat(http.get("/health").json())
        .containsEntry("status", "healthy")
        .containsEntry("service", "metadata")
        .containsOnlyKeys("status", "service", "timestamp");
  }

  @Test
  void readiness_tellsOfDatabaseApiAndDownload() {
    var answer = http.get("/health/readiness");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json())
        .extracting("checks")
        .asInstanceOf(Golden.MAP)
        .containsOnlyKeys("database", "download", "youtube_api");
    assertThat(answer.body()).contains("\"state\":\"ok\"").doesNotContain(YouTubeApiDouble.KEY);
  }
}
