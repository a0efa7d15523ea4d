package org.ytarchive.metadata.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.VideoMetadata;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.Statistics;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.cache.CacheSettings;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.testing.InMemoryCacheStore;
import org.ytarchive.metadata.testing.MovableClock;
import org.ytarchive.metadata.testing.ScriptedApi;
import org.ytarchive.metadata.testing.ScriptedExtractor;
import org.ytarchive.metadata.video.ApiFault.Kind;

class MetadataServiceTest {
  private static final VideoId RICK = new VideoId("dQw4w9WgXcQ");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final ApiFault QUOTA = new ApiFault(Kind.QUOTA_GONE, "quotaExceeded");
  private static final ApiFault DOWN = new ApiFault(Kind.BROKEN, "http_502");
  private static final Format MP4 =
      new Format("18", "360p", "mp4", 15L, 640, 360, 25.0, "avc1", "mp4a", 500.0);

  private final MovableClock clock = new MovableClock();
  private final InMemoryCacheStore store = new InMemoryCacheStore();
  private final ScriptedApi api = new ScriptedApi();
  private final ScriptedExtractor extractor = new ScriptedExtractor();
  private final MetadataService metadata = replica();

  /** A service as another process has it, on the same store. */
  private MetadataService replica() {
    var caches =
        new Caches(
            store, JsonMapper.createDefault(), clock, new CacheSettings(HOUR, MINUTES, 1 << 20));
    var formats = new FormatFinder(extractor, caches);
    return new MetadataService(
        new VideoFinder(api, extractor, new ChannelFinder(api, caches), formats, caches),
        formats,
        clock);
  }

  @BeforeEach
  void know() {
    api.has(aVideo("From the API", List.of()));
    api.has(new Channel("UC1", "C", 2890000L));
    extractor.has(aVideo("From yt-dlp", List.of(MP4)));
  }

  private static VideoInfo aVideo(String title, List<Format> formats) {
    return new VideoInfo(
        RICK.value(),
        title,
        "D",
        212L,
        MovableClock.NOON,
        new Channel("UC1", "C", null),
        new Statistics(1L, null, null),
        Map.of("default", "https://i.example/d.jpg"),
        "not_live",
        formats);
  }

  @Test
  void get_ofAColdVideoCostsTwoUnits() {
    var video = metadata.get(RICK, false, true);

    assertThat(video.title()).isEqualTo("From the API");
    assertThat(video.channel()).isEqualTo(new Channel("UC1", "C", 2890000L));
    assertThat(video.source()).isEqualTo("api");
    assertThat(video.cached()).isFalse();
    assertThat(video.stale()).isFalse();
    assertThat(video.cacheExpiresAt()).isEqualTo(MovableClock.NOON.plus(HOUR));
    assertThat(api.calls()).containsExactly("videos dQw4w9WgXcQ", "channels UC1");
    assertThat(extractor.calls()).isEmpty();
  }

  @Test
  void get_ofAWarmVideoAsksNobody() {
    metadata.get(RICK, true, true);
    clock.pass(Duration.ofMinutes(59));

    for (var service : List.of(metadata, replica())) {
      var again = service.get(RICK, true, true);
      assertThat(again.cached()).isTrue();
      assertThat(again.formats()).containsExactly(MP4);
      assertThat(again.cacheExpiresAt()).isEqualTo(MovableClock.NOON.plus(HOUR));
    }
    assertThat(api.calls()).hasSize(2);
    assertThat(extractor.calls()).containsExactly("formats dQw4w9WgXcQ");
  }

  @Test
  void get_ofAnExpiredVideoAsksAgain() {
    metadata.get(RICK, false, true);
    clock.pass(HOUR);

    assertThat(metadata.get(RICK, false, true).cached()).isFalse();
    assertThat(api.calls()).filteredOn(c -> c.startsWith("videos")).hasSize(2);
  }

  /** Videos of one channel share it. */
  @Test
  void get_asksForAChannelOnce() {
    api.has(
        new VideoInfo(
            "jNQXAC9IVRw",
            "B",
            null,
            null,
            null,
            new Channel("UC1", "C", null),
            null,
            Map.of(),
            null,
            List.of()));
    metadata.get(RICK, false, true);
    metadata.get(new VideoId("jNQXAC9IVRw"), false, true);

    assertThat(api.calls()).filteredOn(c -> c.startsWith("channels")).hasSize(1);
  }

  /** What was kept without formats says nothing about formats. */
  @Test
  void get_withFormatsIsNotAnsweredByAnEntryWithout() {
    metadata.get(RICK, false, true);
    clock.pass(MINUTES);
    var video = metadata.get(RICK, true, true);

    assertThat(video.formats()).containsExactly(MP4);
    assertThat(video.cached()).isFalse();
    assertThat(video.cacheExpiresAt()).isEqualTo(MovableClock.NOON.plus(HOUR));
    assertThat(api.calls()).hasSize(2);
  }

  @Test
  void get_tellsWhyThereAreNoFormats() {
    extractor.fails(ErrorCode.YTDLP_ERROR);
    var video = metadata.get(RICK, true, true);

    assertThat(video.title()).isEqualTo("From the API");
    assertThat(video.formats()).isEmpty();
    assertThat(video.formatsError()).isEqualTo("YTDLP_ERROR");

    extractor.fails(null);
    assertThat(metadata.get(RICK, true, true).formats()).containsExactly(MP4);
  }

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

  @Test
  void get_answersWhatWasKnownWhenNothingWorks() {
    metadata.get(RICK, true, true);
    clock.pass(Duration.ofDays(29));
    api.videosFail(QUOTA);
    extractor.fails(ErrorCode.COORDINATION_ERROR);

    for (var extract : List.of(true, false)) {
      var video = replica().get(RICK, true, extract);
      assertThat(video.title()).isEqualTo("From the API");
      assertThat(video.stale()).isTrue();
      assertThat(video.cached()).isTrue();
      assertThat(video.cacheExpiresAt()).isEqualTo(MovableClock.NOON.plus(HOUR));
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

  @Test
  void get_remembersForAWhileWhatDoesNotExist() {
    api.forgets(RICK);
    assertThat(error(true).code()).isEqualTo(ErrorCode.VIDEO_NOT_FOUND);
    api.has(aVideo("Public at last", List.of()));
    assertThat(error(false).code()).isEqualTo(ErrorCode.VIDEO_NOT_FOUND);
    assertThat(api.calls()).hasSize(1);

    clock.pass(MINUTES);
    assertThat(metadata.get(RICK, false, true).title()).isEqualTo("Public at last");
    assertThat(extractor.calls()).isEmpty();
  }

  @Test
  void get_takesVideoNotFoundForAnAbsence() {
    api.videosFail(new ApiFault(Kind.NOT_FOUND, "videoNotFound"));
    assertThat(error(true).code()).isEqualTo(ErrorCode.VIDEO_NOT_FOUND);

    assertThat(extractor.calls()).isEmpty();
  }

  /** yt-dlp's word counts too, and is remembered. */
  @Test
  void get_believesTheExtractorThatThereIsNone() {
    api.videosFail(ApiFault.NO_KEY);
    extractor.fails(ErrorCode.VIDEO_NOT_FOUND);
    assertThat(error(true).code()).isEqualTo(ErrorCode.VIDEO_NOT_FOUND);
    assertThat(error(true).code()).isEqualTo(ErrorCode.VIDEO_NOT_FOUND);

    assertThat(extractor.calls()).hasSize(1);
  }

  /** Subscribers are missing, so it is soon asked again. */
  @Test
  void get_doesWithoutAChannelThatCannotBeHad() {
    api.channelsFail(DOWN);
    var video = metadata.get(RICK, false, true);

    assertThat(video.channel()).isEqualTo(new Channel("UC1", "C", null));
    assertThat(video.cacheExpiresAt()).isEqualTo(MovableClock.NOON.plus(MINUTES));

    api.channelsFail(null);
    clock.pass(MINUTES);
    assertThat(metadata.get(RICK, false, true).channel())
        .isEqualTo(new Channel("UC1", "C", 2890000L));
  }

  @Test
  void get_worksWithoutTheStore() {
    store.isAway(true);
    VideoMetadata first = metadata.get(RICK, true, true);

    assertThat(first.formats()).containsExactly(MP4);
    assertThat(metadata.get(RICK, true, true).cached()).isTrue();
  }

  private ArchiveException error(boolean extract) {
    return catchThrowableOfType(ArchiveException.class, () -> metadata.get(RICK, false, extract));
  }
}
