package org.ytarchive.metadata.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.Readiness.CheckResult;
import org.ytarchive.common.settings.SettingsException;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.metadata.quota.Quota;
import org.ytarchive.metadata.quota.QuotaBucket;
import org.ytarchive.metadata.quota.QuotaSettings;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.testing.InMemoryCallTurns;
import org.ytarchive.metadata.testing.InMemoryQuotaLedger;
import org.ytarchive.metadata.testing.Reply;
import org.ytarchive.metadata.testing.YouTubeApiDouble;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.ApiFault.Kind;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApiException;

@Timeout(30)
class HttpYouTubeApiTest {
  private static final VideoId RICK = new VideoId("dQw4w9WgXcQ");
  private static final VideoId NOBODY = new VideoId("aaaaaaaaaaa");
  private static final String CHANNEL = "UCuAXFkgsw1L7xaCfnd5JJOw";
  private static final Duration REST = Duration.ofSeconds(15);

  private final YouTubeApiDouble api = YouTubeApiDouble.start();
  private final HandClock clock = new HandClock();
  private final Spending spending = new Spending();
  private final Quota quota =
      new Quota(new InMemoryQuotaLedger(), new QuotaSettings(100, 100, 100), clock);
  private final YouTubeSettings settings = settings(YouTubeApiDouble.KEY);
  private final ApiState state = new ApiState(settings, clock);
  private final HttpYouTubeApi youtube = youtube(settings, state);

  private YouTubeSettings settings(String key) {
    return new YouTubeSettings(
        key,
        api.url() + "/",
        1000,
        Duration.ofMillis(700),
        Duration.ofMillis(2),
        Duration.ofSeconds(20),
        REST);
  }

  private HttpYouTubeApi youtube(YouTubeSettings settings, ApiState state) {
    return new HttpYouTubeApi(
        new ApiCalls(
            settings,
            new ApiTransport(settings),
            state,
            quota,
            new SharedPace(settings, new InMemoryCallTurns(), clock),
            JsonMapper.createDefault()));
  }

  @BeforeEach
  void know() {
    api.hasVideo(RICK.value(), Examples.text("youtube/video.json"));
    api.hasChannel(CHANNEL, Examples.text("youtube/channel.json"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void videos_leavesOutWhatIsUnknown() {
    assertThat(youtube.videos(List.of(NOBODY, RICK, RICK), spending)).containsOnlyKeys(RICK);
    assertThat(youtube.videos(List.of(NOBODY), spending)).isEmpty();
    assertThat(api.requests()).hasSize(2);
  }

  /** Unknown channels leave the whole list out. */
  @Test
  void channels_copesWithoutAnyList() {
    assertThat(youtube.channels(List.of("UCnobody"), spending)).isEmpty();
    assertThat(youtube.channels(List.of(CHANNEL), spending).get(CHANNEL))
        .extracting("subscriberCount")
        .isEqualTo(2890000L);
  }

  @Test
  void videos_ignoresWhatItDidNotAskFor() {
    api.next(new Reply.Failing(200, "{\"items\":[{\"id\":\"bbbbbbbbbbb\"},{\"id\":7},{}]}"));

    assertThat(youtube.videos(List.of(RICK), spending)).isEmpty();
  }

  @Test
  void videos_triesAgainWhatMayPass() {
    for (var reply :
        List.of(
            new Reply.Html(502),
            new Reply.Html(200),
            new Reply.Truncated(),
            new Reply.TruncatedGzip(),
            new Reply.HangUp(),
            new Reply.Dripping(),
            new Reply.Late(5_000),
            new Reply.Failing(503, "{\"error\":{\"errors\":[{\"reason\":\"backendError\"}]}}"),
            new Reply.Failing(429, Examples.text("youtube/too-fast-granular.json")))) {
      int before = api.requests().size();
      api.next(reply);

      assertThat(youtube.videos(List.of(RICK), spending)).as("%s", reply).containsKey(RICK);
      // A client may repeat a GET by itself when the connection is closed on it.
      assertThat(api.requests().size() - before).as("%s", reply).isBetween(1, 3);
    }
  }

  @Test
  void videos_givesUpAfterThreeRetries() {
    api.always(new Reply.Html(502));

    assertThat(fault()).isEqualTo(new ApiFault(Kind.BROKEN, "http_502"));
    assertThat(api.requests()).hasSize(4);
  }

  @Test
  void videos_doesNotRepeatWhatCannotPass() {
    api.always(new Reply.Failing(403, Examples.text("youtube/quota-gone.json")));

    assertThat(fault().kind()).isEqualTo(Kind.QUOTA_GONE);
    assertThat(api.requests()).hasSize(1);
  }

  /** After a failure for good the API is left alone, then tried again. */
  @Test
  void videos_restsAfterAFailure() {
    api.always(new Reply.Failing(403, Examples.text("youtube/quota-gone.json")));
    fault();
    assertThat(fault().kind()).isEqualTo(Kind.QUOTA_GONE);
    assertThat(api.requests()).hasSize(1);
    assertThat(state.check().details())
        .containsEntry("state", "degraded")
        .containsEntry("reason", "quotaExceeded");

    assertThat(spending.calls()).isEqualTo(1);

    api.always(Reply.HONEST);
    clock.pass(REST);
    assertThat(youtube.videos(List.of(RICK), spending)).containsKey(RICK);
    assertThat(state.check().details()).containsEntry("state", "ok");
  }

  @Test
  void videos_refusesWhatIsTooLargeUnpacked() {
    api.always(new Reply.Bomb());

    assertThat(fault().kind()).isEqualTo(Kind.BROKEN);
  }

  /** Attempts that fail are paid for as well. */
  @Test
  void videos_countsEveryAttempt() {
    api.next(new Reply.Html(502), new Reply.Truncated());

    youtube.videos(List.of(RICK), spending);

    assertThat(spending.calls()).isEqualTo(3);
    assertThat(api.requests()).hasSize(3);
  }

  @Test
  void videos_stopsWhenTheDaysQuotaIsSpent() {
    for (int i = 0; i < 100; i++) {
      quota.take(QuotaBucket.MAIN);
    }

    assertThat(fault()).isEqualTo(new ApiFault(Kind.QUOTA_GONE, "daily_quota_spent"));
    assertThat(api.requests()).isEmpty();
    assertThat(spending.calls()).isZero();
  }

  /** The quota is full at midnight in California, not a rest later. */
  @Test
  void videos_restsNotOverMidnight() {
    clock.pass(Duration.between(HandClock.NOON, Instant.parse("2025-01-27T07:59:59Z")));
    api.next(new Reply.Failing(403, Examples.text("youtube/quota-gone.json")));
    fault();
    clock.pass(Duration.ofSeconds(1));

    assertThat(youtube.videos(List.of(RICK), spending)).containsKey(RICK);
  }

  /** A key that follows a redirect is a key given away. */
  @Test
  void videos_followsNoRedirect() {
    api.next(new Reply.Redirect(api.url() + "/videos?part=snippet&id=" + RICK));
    api.always(new Reply.Html(502));

    assertThat(fault().kind()).isEqualTo(Kind.BROKEN);
    assertThat(api.requests()).hasSize(4);
  }

  @Test
  void videos_withAWrongKeySaysSo() {
    var wrong = settings("wrong");
    var bad = youtube(wrong, new ApiState(wrong, clock));

    assertThatThrownBy(() -> bad.videos(List.of(RICK), spending))
        .isInstanceOfSatisfying(
            YouTubeApiException.class,
            e ->
                assertThat(e.fault())
                    .isEqualTo(new ApiFault(Kind.KEY_UNUSABLE, "API_KEY_INVALID")));
  }

  @Test
  void videos_withoutAKeyAsksNobody() {
    var none = settings(" ");
    var state = new ApiState(none, clock);

    assertThatThrownBy(() -> youtube(none, state).videos(List.of(RICK), spending))
        .isInstanceOfSatisfying(
            YouTubeApiException.class, e -> assertThat(e.fault()).isEqualTo(ApiFault.NO_KEY));
    assertThat(api.requests()).isEmpty();
    assertThat(state.check())
        .isEqualTo(CheckResult.up(java.util.Map.of("state", "not_configured")));
  }

  @Test
  void key_isInNoAddressAndNoText() {
    youtube.videos(List.of(RICK), spending);

    assertThat(api.requests())
        .noneMatch(r -> r.contains("key") || r.contains(YouTubeApiDouble.KEY));
    assertThat(settings.toString()).doesNotContain(YouTubeApiDouble.KEY);
  }

  @Test
  void key_thatCannotBeSentStopsTheStartWithoutBeingShown() {
    var error =
        catchThrowableOfType(
            SettingsException.class, () -> new ApiTransport(settings("schlüssel\n")));

    assertThat(error).hasMessageContaining("YOUTUBE_API_KEY");
    assertThat(error.getMessage()).doesNotContain("schl");
  }

  private ApiFault fault() {
    return catchThrowableOfType(
            YouTubeApiException.class, () -> youtube.videos(List.of(RICK), spending))
        .fault();
  }
}
