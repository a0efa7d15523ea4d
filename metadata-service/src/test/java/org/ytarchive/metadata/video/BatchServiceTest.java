package org.ytarchive.metadata.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.BatchMetadata;
import org.ytarchive.contracts.metadata.BatchMetadata.FailedVideo;
import org.ytarchive.contracts.metadata.NewBatch;
import org.ytarchive.contracts.metadata.VideoMetadata;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.VideoInfo;

class BatchServiceTest extends AMetadataService {
  private final BatchService batches = new BatchService(metadata);

  private BatchMetadata get(String... ids) {
    return batches.get(new NewBatch(Arrays.asList(ids), false));
  }

  private static VideoInfo aVideo(String id, String channelId) {
    return new VideoInfo(
        id,
        "Title of " + id,
        null,
        null,
        null,
        new Channel(channelId, "C", null),
        null,
        Map.of(),
        null,
        List.of());
  }

  private static String id(int number) {
    return "vvvvvvv%04d".formatted(number);
  }

  /** Videos numbered from 0 on, which are spread over so many channels. */
  private List<String> knows(int videos, int channels) {
    for (int i = 0; i < channels; i++) {
      api.has(new Channel("UC" + i, "C" + i, 10L + i));
    }
    IntStream.range(0, videos).forEach(i -> api.has(aVideo(id(i), "UC" + i % channels)));
    return IntStream.range(0, videos).mapToObj(BatchServiceTest::id).toList();
  }

  @Test
  void get_answersInTheOrderAskedFor() {
    knows(3, 1);

    var batch = get(id(2), RICK.value(), id(0), id(1));

    assertThat(batch.metadata().keySet()).containsExactly(id(2), RICK.value(), id(0), id(1));
    assertThat(batch.failed()).isEmpty();
    assertThat(batch.cachedCount()).isZero();
    assertThat(batch.apiCallsUsed()).isEqualTo(2);
  }

  @Test
  void get_countsWhatWasCached() {
    knows(2, 1);
    metadata.get(RICK, false, true);

    var batch = get(RICK.value(), id(0));

    assertThat(batch.cachedCount()).isEqualTo(1);
    assertThat(batch.metadata().get(RICK.value())).extracting("cached").isEqualTo(true);
    assertThat(get(RICK.value(), id(0)).apiCallsUsed()).isZero();
  }

  /** The figure of the whole: 20 calls for the videos, one for each 50 channels. */
  @Test
  void get_ofAThousandColdVideosCostsTwentyCallsAndOnePerFiftyChannels() {
    var batch = batches.get(new NewBatch(knows(1000, 120), null));

    assertThat(batch.metadata()).hasSize(1000);
    assertThat(api.calls()).filteredOn(call -> call.startsWith("videos")).hasSize(20);
    assertThat(api.calls()).filteredOn(call -> call.startsWith("channels")).hasSize(3);
    assertThat(batch.apiCallsUsed()).isEqualTo(23);
    assertThat(batch.metadata().values())
        .allSatisfy(video -> assertThat(subscribers(video)).isGreaterThanOrEqualTo(10));
  }

  private static long subscribers(VideoMetadata video) {
    var channel = video.channel();
    return channel == null || channel.subscriberCount() == null ? -1 : channel.subscriberCount();
  }

  @Test
  void get_listsWhatFailedWithItsCode() {
    var batch = get("short", RICK.value(), "gone-------", "", RICK.value());

    assertThat(batch.metadata()).containsOnlyKeys(RICK.value());
    assertThat(batch.failed())
        .extracting(FailedVideo::videoId, FailedVideo::code)
        .containsExactly(
            tuple("short", "INVALID_VIDEO_ID"),
            tuple("", "INVALID_VIDEO_ID"),
            tuple("gone-------", "VIDEO_NOT_FOUND"));
  }

  @Test
  void get_takesOneToAThousand() {
    for (var ids :
        Arrays.asList(null, List.<String>of(), Collections.nCopies(1001, RICK.value()))) {
      var error =
          catchThrowableOfType(ArchiveException.class, () -> batches.get(new NewBatch(ids, false)));

      assertThat(error.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
      assertThat(error.details()).containsEntry("parameter", "video_ids");
    }
    var thousand = batches.get(new NewBatch(Collections.nCopies(1000, RICK.value()), false));
    assertThat(thousand.metadata()).hasSize(1);
  }

  @Test
  void get_addsFormatsWhenAsked() {
    var batch = batches.get(new NewBatch(List.of(RICK.value()), true));

    assertThat(batch.metadata().get(RICK.value())).extracting("formats").isEqualTo(List.of(MP4));
    assertThat(extractor.calls()).containsExactly("formats dQw4w9WgXcQ");
    assertThat(batches.get(new NewBatch(List.of(RICK.value()), true)).cachedCount()).isEqualTo(1);
  }

  @Test
  void get_withoutAKeyExtractsEach() {
    api.videosFail(ApiFault.NO_KEY);
    extractor.has(aVideo(id(1), "UC1"));

    var batch = get(RICK.value(), id(1), id(2));

    assertThat(batch.metadata().keySet()).containsExactly(RICK.value(), id(1));
    assertThat(batch.metadata().values()).extracting("source").containsOnly("yt-dlp");
    assertThat(batch.failed()).extracting(FailedVideo::code).containsExactly("VIDEO_NOT_FOUND");
    assertThat(batch.apiCallsUsed()).isZero();
  }

  /** What was known is told as stale; of the rest each says why. */
  @Test
  void get_withTheQuotaGoneTellsWhatWasKnown() {
    metadata.get(RICK, false, true);
    clock.pass(HOUR);
    api.videosFail(QUOTA);
    extractor.fails(ErrorCode.YTDLP_ERROR);

    var batch = get(RICK.value(), id(1));

    assertThat(batch.metadata().get(RICK.value())).extracting("stale").isEqualTo(true);
    assertThat(batch.failed())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.code()).isEqualTo("API_QUOTA_EXCEEDED");
              assertThat(failed.details()).containsKeys("reset_at", "extraction_error");
            });
  }

  /** There is no time for any extraction: what is known is told, the rest is to be asked again. */
  @Test
  void get_givesUpExtractionsInTheEnd() {
    metadata.get(RICK, true, true);
    clock.pass(HOUR);
    api.videosFail(DOWN);
    var hasty = new BatchService(replica(new Gathering(GATHERING.gather(), Duration.ZERO)));

    var batch = hasty.get(new NewBatch(List.of(RICK.value(), id(1)), true));

    assertThat(batch.metadata().get(RICK.value())).extracting("stale").isEqualTo(true);
    assertThat(batch.failed())
        .extracting(FailedVideo::videoId, FailedVideo::code)
        .containsExactly(tuple(id(1), "SERVICE_UNAVAILABLE"));
  }

  @Test
  void getAll_answersForEachOnce() {
    var answers = metadata.getAll(List.of(RICK, new VideoId(id(1))), false, new Spending());

    assertThat(answers.get(RICK)).isInstanceOf(VideoAnswer.Known.class);
    assertThat(answers.get(new VideoId(id(1)))).isInstanceOf(VideoAnswer.Failed.class);
  }
}
