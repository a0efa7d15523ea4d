package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.metadata.testing.DownloadDouble;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.YouTubeApiDouble;
import org.ytarchive.metadata.testing.YouTubeApiDouble.Reply;

/** Where an answer comes from when one source or another is away, through the real port. */
@Timeout(60)
class SourcesIT {
  private static final String RICK = "/metadata/dQw4w9WgXcQ";
  private static final Map<String, String> NO_KEY = Map.of("YOUTUBE_API_KEY", "");

  @TempDir Path home;
  private final TestedDatabase database = new TestedDatabase(TestDatabase.settings());
  private final YouTubeApiDouble api = YouTubeApiDouble.start();
  private final DownloadDouble downloads = DownloadDouble.start();
  private final List<ApplicationContext> started = new ArrayList<>();

  @BeforeEach
  void know() {
    api.hasVideo("dQw4w9WgXcQ", Examples.text("youtube/video.json"));
    api.hasChannel("UCuAXFkgsw1L7xaCfnd5JJOw", Examples.text("youtube/channel.json"));
    downloads.hasFormats("dQw4w9WgXcQ", Examples.text("youtube/formats.json"));
    downloads.hasInfo("dQw4w9WgXcQ", Examples.text("youtube/info.json"));
  }

  @AfterEach
  void stop() {
    started.forEach(ApplicationContext::close);
    api.close();
    downloads.close();
  }

  private Http start(Map<String, String> more) {
    var environment = Http.merge(database.settings(), api.settings(), downloads.settings(), more);
    var quick =
        Map.<String, Object>of(
            "ytarchive.youtube.rest", "1ms", "ytarchive.youtube.retry-pause", "2ms");
    var context = TestService.context("metadata", home, environment, quick);
    started.add(context);
    return new Http(context.getBean(EmbeddedServer.class).start().getURI());
  }

  @Test
  void withoutAKey_theDocumentedExampleComesFromYtDlp() {
    var http = start(NO_KEY);
    var first = http.get(RICK);
    var second = http.get(RICK);

    assertThat(first.data()).containsEntry("source", "yt-dlp").containsEntry("cached", false);
    Golden.assertThat(second.json()).promises("golden/get-video-metadata.json");
    assertThat(downloads.requests()).containsExactly("/download/info/dQw4w9WgXcQ");
    assertThat(api.requests()).isEmpty();
    assertThat(http.get("/health/readiness").body()).contains("\"state\":\"not_configured\"");
  }

  @Test
  void withoutAKey_theCallerWhoExtractsIsToldAtOnce() {
    var answer = start(NO_KEY).get(RICK + "?extract=false&include_formats=false");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(answer.details()).containsEntry("reason", "no_api_key");
    assertThat(downloads.requests()).isEmpty();
  }

  @Test
  void withABadKey_ytDlpAnswersAndReadinessTells() {
    var http = start(Map.of("YOUTUBE_API_KEY", "AIzaWrong"));

    assertThat(http.get(RICK).data()).containsEntry("source", "yt-dlp");
    var readiness = http.get("/health/readiness");
    assertThat(readiness.body())
        .contains("degraded", "API_KEY_INVALID")
        .doesNotContain("AIzaWrong");
    assertThat(readiness.status()).isEqualTo(200);
  }

  @Test
  void withTheQuotaGone_theErrorSaysWhenItIsBack() {
    api.always(new Reply.Failing(403, Examples.text("youtube/quota-gone.json")));
    var answer = start(Map.of()).get(RICK + "?extract=false");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("API_QUOTA_EXCEEDED");
    assertThat(answer.details()).containsKeys("reset_at", "retry_after");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  /** The error keeps its code, whatever the download service says. */
  @Test
  void withYtDlpFailing_theDataOfTheApiIsAnswered() {
    var http = start(Map.of());
    downloads.failsWith(502, "YTDLP_ERROR");
    assertThat(http.get(RICK).data())
        .containsEntry("formats", List.of())
        .containsEntry("formats_error", "YTDLP_ERROR")
        .containsEntry("title", "Rick Astley - Never Gonna Give You Up");

    downloads.failsInHtml(502);
    assertThat(http.get(RICK).data()).containsEntry("formats_error", "COORDINATION_ERROR");
    downloads.failsWith(404, "VIDEO_NOT_FOUND");
    assertThat(http.get(RICK).data()).containsEntry("formats_error", "VIDEO_NOT_FOUND");
    downloads.close();
    assertThat(http.get(RICK).data()).containsEntry("formats_error", "COORDINATION_ERROR");
    assertThat(http.get("/health/readiness").status()).isEqualTo(503);
  }

  @Test
  void withNothingWorking_theErrorIsTheDownloadServices() {
    var http = start(NO_KEY);
    downloads.failsWith(502, "YTDLP_ERROR");
    var failed = http.get(RICK);
    assertThat(failed.status()).isEqualTo(502);
    assertThat(failed.code()).isEqualTo("YTDLP_ERROR");
    assertThat(failed.details()).containsKey("last_lines");

    downloads.recovers();
    assertThat(http.get("/metadata/aaaaaaaaaaa").code()).isEqualTo("VIDEO_NOT_FOUND");
    downloads.close();
    assertThat(http.get(RICK).code()).isEqualTo("COORDINATION_ERROR");
  }

  @Test
  void withEverythingGone_whatWasKnownIsAnsweredAsStale() {
    var http = start(Map.of("METADATA_CACHE_TTL", "1ms"));
    assertThat(http.get(RICK).data()).containsEntry("stale", false);
    api.always(new Reply.Html(502));
    downloads.failsWith(502, "YTDLP_ERROR");

    assertThat(http.get(RICK).data()).containsEntry("stale", true).containsEntry("cached", true);
  }

  /** A page that many open at once costs what one costs. */
  @Test
  void hundredAtOnce_makeOneCall() throws Exception {
    var http = start(Map.of());
    api.next(new Reply.Late(300));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100).mapToObj(i -> callers.submit(() -> http.get(RICK))).toList();
      for (var answer : answers) {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
      }
    }

    assertThat(api.count("videos")).isEqualTo(1);
    assertThat(api.count("channels")).isEqualTo(1);
    assertThat(downloads.requests()).hasSize(1);
  }

  /** A slow answer keeps its own caller waiting, and nobody else. */
  @Test
  void manySlowAnswers_runBesideEachOther() throws Exception {
    var http = start(Map.of());
    api.always(new Reply.Late(1_000));
    var started = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(10, 50)
          .forEach(i -> callers.submit(() -> http.get("/metadata/aaaaaaaaa" + i)));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  /** Another process, or the same one after a restart. */
  @Test
  void afterARestart_theStoreRemembers() {
    start(Map.of()).get(RICK);
    started.getFirst().close();
    var again = start(Map.of()).get(RICK);

    assertThat(again.data()).containsEntry("cached", true);
    Golden.assertThat(again.json()).promises("golden/get-video-metadata.json");
    assertThat(api.count("videos")).isEqualTo(1);
  }

  @Test
  void withoutTheDatabase_requestsAreAnsweredFromUpstream() {
    var http = start(Map.of());
    database.close();
    try {
      assertThat(http.get(RICK).data()).containsEntry("cached", false);
      assertThat(http.get(RICK).data()).containsEntry("cached", true);
      assertThat(http.get("/metadata/aaaaaaaaaaa").code()).isEqualTo("VIDEO_NOT_FOUND");
      assertThat(http.get("/health").status()).isEqualTo(200);
      assertThat(http.get("/health/readiness").status()).isEqualTo(503);
    } finally {
      database.open();
    }
    assertThat(http.get("/health/readiness").status()).isEqualTo(200);
  }
}
