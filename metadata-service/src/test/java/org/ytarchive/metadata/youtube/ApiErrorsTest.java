package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.ApiFault.Kind;

class ApiErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "quota-gone, 403, QUOTA_GONE, quotaExceeded",
    "quota-gone-granular, 429, QUOTA_GONE, RATE_LIMIT_EXCEEDED",
    "too-fast-granular, 429, RATE_LIMITED, RATE_LIMIT_EXCEEDED",
    "bad-key, 400, KEY_UNUSABLE, API_KEY_INVALID",
    "bad-key-older, 400, KEY_UNUSABLE, keyInvalid",
    "playlist-unknown, 404, PLAYLIST_NOT_FOUND, playlistNotFound",
  })
  void read_understandsTheRecordedBodies(String file, int status, Kind kind, String reason)
      throws IOException {
    assertThat(ApiErrors.read(status, json(Examples.text("youtube/" + file + ".json"))))
        .isEqualTo(new ApiFault(kind, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "quotaExceeded, 403, QUOTA_GONE, API_QUOTA_EXCEEDED",
    "dailyLimitExceeded, 403, QUOTA_GONE, API_QUOTA_EXCEEDED",
    "rateLimitExceeded, 403, RATE_LIMITED, RATE_LIMIT_EXCEEDED",
    "rateLimitExceeded, 429, RATE_LIMITED, RATE_LIMIT_EXCEEDED",
    "userRateLimitExceeded, 403, RATE_LIMITED, RATE_LIMIT_EXCEEDED",
    "keyInvalid, 400, KEY_UNUSABLE, YOUTUBE_API_ERROR",
    "keyExpired, 400, KEY_UNUSABLE, YOUTUBE_API_ERROR",
    "accessNotConfigured, 403, KEY_UNUSABLE, YOUTUBE_API_ERROR",
    "SERVICE_DISABLED, 403, KEY_UNUSABLE, YOUTUBE_API_ERROR",
    "ipRefererBlocked, 403, KEY_UNUSABLE, YOUTUBE_API_ERROR",
    "videoNotFound, 404, NOT_FOUND, VIDEO_NOT_FOUND",
    "channelNotFound, 404, NOT_FOUND, VIDEO_NOT_FOUND",
    "playlistNotFound, 404, PLAYLIST_NOT_FOUND, PLAYLIST_NOT_FOUND",
    "playlistItemsNotAccessible, 403, REFUSED, YOUTUBE_API_ERROR",
    "playlistForbidden, 403, REFUSED, YOUTUBE_API_ERROR",
    "channelClosed, 403, REFUSED, YOUTUBE_API_ERROR",
    "channelSuspended, 403, REFUSED, YOUTUBE_API_ERROR",
    "watchLaterNotAccessible, 403, REFUSED, YOUTUBE_API_ERROR",
    "commentsDisabled, 403, COMMENTS_OFF, YOUTUBE_API_ERROR",
    "invalidPageToken, 400, PAGE_EXPIRED, YOUTUBE_API_ERROR",
    "invalidFilters, 400, BAD_REQUEST, YOUTUBE_API_ERROR",
    "missingRequiredParameter, 400, BAD_REQUEST, YOUTUBE_API_ERROR",
    "backendError, 503, BROKEN, YOUTUBE_API_ERROR",
    "internalError, 500, BROKEN, YOUTUBE_API_ERROR",
    "inventedToday, 403, REFUSED, YOUTUBE_API_ERROR",
    "inventedToday, 400, BAD_REQUEST, YOUTUBE_API_ERROR",
    "inventedToday, 429, RATE_LIMITED, RATE_LIMIT_EXCEEDED",
    "inventedToday, 502, BROKEN, YOUTUBE_API_ERROR",
  })
  void read_mapsEveryReason(String reason, int status, Kind kind, String code) throws IOException {
    var fault = ApiErrors.read(status, json(error(reason)));

    assertThat(fault).isEqualTo(new ApiFault(kind, reason));
    assertThat(fault.kind().code().name()).isEqualTo(code);
  }

  @Test
  void read_retriesOnlyWhatMayPass() {
    assertThat(Kind.values())
        .filteredOn(Kind::isWorthRetrying)
        .containsExactlyInAnyOrder(Kind.BROKEN, Kind.RATE_LIMITED);
  }

  /** HTML, an empty body, a list: something in between answered, whatever the status says. */
  @Test
  void read_takesWhatIsNoErrorForABrokenAnswer() throws IOException {
    assertThat(ApiErrors.read(403, new ApiNode(null)))
        .isEqualTo(new ApiFault(Kind.BROKEN, "http_403"));
    assertThat(ApiErrors.read(404, json("[]"))).isEqualTo(new ApiFault(Kind.BROKEN, "http_404"));
    assertThat(ApiErrors.read(400, json("{\"error\":null}")).kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void read_survivesAnyShape() throws IOException {
    for (var body :
        new String[] {
          "{\"error\":\"text\"}",
          "{\"error\":{\"errors\":\"x\",\"details\":{}}}",
          "{\"error\":{\"errors\":[null,1,{\"reason\":5}],\"details\":[[]]}}"
        }) {
      assertThat(ApiErrors.read(403, json(body))).isEqualTo(new ApiFault(Kind.REFUSED, "http_403"));
    }
  }

  private static String error(String reason) {
    return "{\"error\":{\"code\":0,\"message\":\"quotaExceeded, says the text\",\"errors\":[{\"reason\":\"%s\"}]}}"
        .formatted(reason);
  }

  private static ApiNode json(String text) throws IOException {
    return new ApiNode(JsonMapper.createDefault().readValue(text, Argument.of(JsonNode.class)));
  }
}
