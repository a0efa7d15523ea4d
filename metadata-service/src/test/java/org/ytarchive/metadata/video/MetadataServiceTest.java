package org.ytarchive.metadata.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.contracts.metadata.VideoMetadata;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.video.ApiFault.Kind;

/** What is answered, and what it costs, when all is well or nearly so. */
class MetadataServiceTest extends AMetadataService {

  @Test
  void get_ofAColdVideoCostsTwoUnits() {
    var video = metadata.get(RICK, false, true);

    assertThat(video.title()).isEqualTo("From the API");
    assertThat(video.channel()).isEqualTo(new Channel("UC1", "C", 2890000L));
    assertThat(video.source()).isEqualTo("api");
    assertThat(video.cached()).isFalse();
    assertThat(video.stale()).isFalse();
    assertThat(video.cacheExpiresAt()).isEqualTo(HandClock.NOON.plus(HOUR));
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
      assertThat(again.cacheExpiresAt()).isEqualTo(HandClock.NOON.plus(HOUR));
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
    assertThat(video.cacheExpiresAt()).isEqualTo(HandClock.NOON.plus(HOUR));
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
    assertThat(video.cacheExpiresAt()).isEqualTo(HandClock.NOON.plus(MINUTES));

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
}
