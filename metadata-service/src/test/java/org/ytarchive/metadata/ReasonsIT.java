package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.Reply;

/** Why YouTube refuses, as a caller hears it for a video and for a playlist. */
class ReasonsIT extends BetweenDoubles {
  private static final String VIDEO = "/metadata/jNQXAC9IVRw?include_formats=false";
  private static final String LIST = "/metadata/playlist/PLFgquLnL59alCl";

  /** What YouTube says, and what a caller hears. */
  private static final String REASONS =
      """
      403 quotaExceeded 429 API_QUOTA_EXCEEDED
      403 dailyLimitExceeded 429 API_QUOTA_EXCEEDED
      403 rateLimitExceeded 429 RATE_LIMIT_EXCEEDED
      429 userRateLimitExceeded 429 RATE_LIMIT_EXCEEDED
      400 keyInvalid 502 YOUTUBE_API_ERROR
      403 accessNotConfigured 502 YOUTUBE_API_ERROR
      403 SERVICE_DISABLED 502 YOUTUBE_API_ERROR
      403 ipRefererBlocked 502 YOUTUBE_API_ERROR
      403 playlistItemsNotAccessible 502 YOUTUBE_API_ERROR
      403 playlistForbidden 502 YOUTUBE_API_ERROR
      403 channelClosed 502 YOUTUBE_API_ERROR
      403 channelSuspended 502 YOUTUBE_API_ERROR
      403 watchLaterNotAccessible 502 YOUTUBE_API_ERROR
      400 invalidPageToken 502 YOUTUBE_API_ERROR
      400 invalidFilters 502 YOUTUBE_API_ERROR
      400 missingRequiredParameter 502 YOUTUBE_API_ERROR
      500 internalError 502 YOUTUBE_API_ERROR
      503 backendError 502 YOUTUBE_API_ERROR
      """;

  @Test
  void reason_leavesUnderItsCode() {
    var http = start(Map.of());
    downloads.failsWith(502, "YTDLP_ERROR");
    REASONS
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            row -> {
              fails(Integer.parseInt(row[0]), row[1]);
              for (var path : new String[] {VIDEO, VIDEO + "&extract=false", LIST}) {
                assertLeaves(http.get(path), row[1], Integer.parseInt(row[2]), row[3]);
              }
            });
  }

  private void fails(int status, String reason) {
    api.always(
        new Reply.Failing(
            status, "{\"error\":{\"errors\":[{\"reason\":\"%s\"}]}}".formatted(reason)));
  }

  private static void assertLeaves(Http.Answer answer, String reason, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.details()).containsEntry("reason", reason);
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
  }

  @Test
  void reason_ofWhatDoesNotExistIs404() {
    var http = start(Map.of());

    fails(404, "playlistNotFound");
    assertThat(http.get(LIST).code()).isEqualTo("PLAYLIST_NOT_FOUND");
    fails(404, "channelNotFound");
    assertThat(http.get("/metadata/channel/@nobody").code()).isEqualTo("PLAYLIST_NOT_FOUND");
    fails(404, "videoNotFound");
    assertThat(http.get(VIDEO).code()).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(downloads.requests()).isEmpty();
  }
}
