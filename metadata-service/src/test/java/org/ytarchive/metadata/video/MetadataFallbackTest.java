package org.ytarchive.metadata.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.metadata.video.ApiFault.Kind;

/** Who answers when the API cannot. */
class MetadataFallbackTest extends AMetadataService {

  /** One extraction has it all. */
  @Test
  void get_withoutAKeyCostsOneExtraction() {
    api.videosFail(ApiFault.NO_KEY);
    var video = metadata.get(RICK, true, true);
    var again = replica().get(RICK, true, true);

    assertThat(video.source()).isEqualTo("yt-dlp");
    assertThat(video.title()).isEqualTo("From yt-dlp");
    assertThat(video.formats()).containsExactly(MP4);
    assertThat(video.cached()).isFalse();
    assertThat(again.cached()).isTrue();
    assertThat(extractor.calls()).containsExactly("info dQw4w9WgXcQ");
  }

  @Test
  void get_extractsWhenTheApiCannotBeUsed() {
    for (var fault :
        List.of(
            QUOTA,
            DOWN,
            new ApiFault(Kind.KEY_UNUSABLE, "keyInvalid"),
            new ApiFault(Kind.RATE_LIMITED, "rateLimitExceeded"),
            new ApiFault(Kind.REFUSED, "forbidden"))) {
      api.videosFail(fault);
      assertThat(metadata.get(RICK, false, true).source()).as("%s", fault).isEqualTo("yt-dlp");
      clock.pass(HOUR);
    }
  }

  /** The caller extracts by itself: it must not cost a second one. */
  @Test
  void get_withoutExtractionNeverExtracts() {
    var video = metadata.get(RICK, true, false);
    assertThat(video.formats()).isEmpty();
    assertThat(video.formatsError()).isEqualTo("SERVICE_UNAVAILABLE");

    clock.pass(HOUR);
    api.videosFail(ApiFault.NO_KEY);
    var error = error(false);
    assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(error.details()).containsEntry("reason", "no_api_key");
    assertThat(extractor.calls()).isEmpty();
  }

  @Test
  void get_withoutExtractionUsesTheCache() {
    metadata.get(RICK, true, true);
    api.videosFail(ApiFault.NO_KEY);

    var video = metadata.get(RICK, true, false);
    assertThat(video.cached()).isTrue();
    assertThat(video.formats()).containsExactly(MP4);
  }

  @Test
  void get_withoutExtractionTellsTheApisError() {
    api.videosFail(QUOTA);

    var error = error(false);
    assertThat(error.code()).isEqualTo(ErrorCode.API_QUOTA_EXCEEDED);
    assertThat(error.details())
        .containsEntry("reset_at", "2025-01-27T08:00:00Z")
        .containsEntry("retry_after", 72_000L)
        .containsEntry("reason", "quotaExceeded");
  }

  /** It is back tomorrow; what is known costs nothing, and yt-dlp is asked for formats alone. */
  @Test
  void get_withTheQuotaGoneAnswersWhatWasKnown() {
    metadata.get(RICK, true, true);
    clock.pass(HOUR);
    api.videosFail(QUOTA);

    var video = metadata.get(RICK, true, true);
    assertThat(video.title()).isEqualTo("From the API");
    assertThat(video.stale()).isTrue();
    assertThat(video.formats()).containsExactly(MP4);
    assertThat(video.cached()).isFalse();
    assertThat(metadata.get(RICK, false, true).cached()).isTrue();
    assertThat(extractor.calls()).containsExactly("formats dQw4w9WgXcQ", "formats dQw4w9WgXcQ");
  }

  @Test
  void get_answersWhatWasKnownWhenNothingWorks() {
    metadata.get(RICK, true, true);
    clock.pass(Duration.ofDays(29));
    api.videosFail(DOWN);
    extractor.fails(ErrorCode.COORDINATION_ERROR);

    for (var extract : List.of(true, false)) {
      var video = replica().get(RICK, true, extract);
      assertThat(video.title()).isEqualTo("From the API");
      assertThat(video.stale()).isTrue();
      assertThat(video.cached()).isTrue();
      assertThat(video.cacheExpiresAt()).isEqualTo(HandClock.NOON.plus(HOUR));
      assertThat(video.formats()).isEmpty();
      assertThat(video.formatsError()).isEqualTo("SERVICE_UNAVAILABLE");
    }
    assertThat(extractor.calls()).containsExactly("formats dQw4w9WgXcQ", "info dQw4w9WgXcQ");
  }

  @Test
  void get_tellsTheApisErrorWhenNothingWorksAndNothingIsKnown() {
    api.videosFail(DOWN);
    extractor.fails(ErrorCode.YTDLP_ERROR);

    var error = error(true);
    assertThat(error.code()).isEqualTo(ErrorCode.YOUTUBE_API_ERROR);
    assertThat(error.details())
        .containsEntry("reason", "http_502")
        .containsEntry("extraction_error", "YTDLP_ERROR");
  }

  @Test
  void get_withoutAKeyTellsTheExtractorsError() {
    api.videosFail(ApiFault.NO_KEY);
    extractor.fails(ErrorCode.YTDLP_ERROR);

    assertThat(error(true).code()).isEqualTo(ErrorCode.YTDLP_ERROR);
  }
}
