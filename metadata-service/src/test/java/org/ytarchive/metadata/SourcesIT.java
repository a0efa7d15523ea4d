package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.testing.Reply;

/** Where an answer comes from when one source or another is away, through the real port. */
class SourcesIT extends BetweenDoubles {

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

  /** Its error is about us, and not about what the caller sent. */
  @ParameterizedTest
  @CsvSource({"401, UNAUTHORIZED", "403, FORBIDDEN", "429, RATE_LIMIT_EXCEEDED"})
  void withTheDownloadServiceShut_theCallerIsNotTheOneToBlame(int status, String code) {
    var http = start(NO_KEY);
    downloads.failsWith(status, code);

    var failed = http.get(RICK);

    assertThat(failed.status()).isEqualTo(502);
    assertThat(failed.code()).isEqualTo("COORDINATION_ERROR");
  }

  @Test
  void withEverythingGone_whatWasKnownIsAnsweredAsStale() {
    var http = start(Map.of("METADATA_CACHE_TTL", "1ms"));
    assertThat(http.get(RICK).data()).containsEntry("stale", false);
    api.always(new Reply.Html(502));
    downloads.failsWith(502, "YTDLP_ERROR");

    assertThat(http.get(RICK).data()).containsEntry("stale", true).containsEntry("cached", true);
  }
}
