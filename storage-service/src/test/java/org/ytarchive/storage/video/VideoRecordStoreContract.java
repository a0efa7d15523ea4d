package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.stats.Totals;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

/** What every {@link VideoRecordStore} promises, and the {@link TotalsStore} beside it. */
public abstract class VideoRecordStoreContract extends VideoListingContract {
  @Test
  void save_keepsARecordWithItsFile() {
    var file = file("a.mp4", "720p", 100);
    var saved = records().save(draft("video-00001", NOON, Map.of("title", "A")), List.of(file));

    assertThat(saved.created()).isTrue();
    assertThat(saved.record().files()).containsExactly(file);
    assertThat(saved.record().storedAt()).isEqualTo(NOON);
    assertThat(records().find(new RecordId("video-00001"))).contains(saved.record());
  }

  /** Jobs repeats the step when it does not know how the last try ended. */
  @Test
  void save_ofTheSameAgainChangesNothing() {
    var first = save("video-00001", NOON, Map.of("title", "A"), file("a.mp4", "720p", 100));
    var totals = totals().totals();

    var again =
        records()
            .save(
                draft("video-00001", NOON.plusSeconds(60), Map.of("title", "A")),
                List.of(file("a.mp4", "720p", 100)));

    assertThat(again.created()).isFalse();
    assertThat(again.record()).isEqualTo(first);
    assertThat(totals().totals()).isEqualTo(totals);
  }

  @Test
  void save_withOtherMetadataReplacesIt() {
    save("video-00001", NOON, Map.of("title", "A", "duration", 10), null);
    var after = save("video-00001", NOON.plusSeconds(60), Map.of("title", "B"), null);

    assertThat(after.metadata().title()).isEqualTo("B");
    assertThat(after.metadata().duration()).isNull();
    assertThat(after.storedAt()).isEqualTo(NOON);
    assertThat(totals().totals().seconds()).isZero();
  }

  /** A long upload without a word arrives after somebody else has told more of the video. */
  @Test
  void save_ofWhatSaysNothingNewLeavesTheMetadata() {
    save("video-00001", NOON, Map.of("title", "A"), null);
    var unnamed = RecordMetadata.of(Map.of("title", "a file's name"));
    var id = new RecordId("video-00001");
    var draft = new Draft(id, VideoKind.YOUTUBE, unnamed, false, NOON.plusSeconds(60));

    var after = records().save(draft, List.of(file("a.mp4", "720p", 100))).record();

    assertThat(after.metadata().title()).isEqualTo("A");
    assertThat(after.files()).hasSize(1);
    var fresh = new Draft(new RecordId("video-00002"), VideoKind.YOUTUBE, unnamed, false, NOON);
    assertThat(records().save(fresh, List.of()).record().metadata()).isEqualTo(unnamed);
  }

  @Test
  void save_keepsMetadataAsItWasSent() {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("nothing", null);
    metadata.put("fraction", new BigDecimal("3.14159265358979323846264338327950288"));
    metadata.put("zeros", new BigDecimal("1.50"));
    metadata.put("large", 9_007_199_254_740_993L);
    metadata.put("text", "日本語 \uD83D\uDE00 \t\" \\ \u0001");
    metadata.put("list", Arrays.asList(1, "a", null, true, Map.of("x", List.of())));
    metadata.put("", Map.of());

    save("video-00001", NOON, metadata, null);

    var kept = records().find(new RecordId("video-00001")).orElseThrow().metadata().json();
    assertThat(kept).isEqualTo(metadata);
  }

  /** The normal case after a lost answer: the same request arrives twice at once. */
  @Test
  void save_bySeveralAtOnceMakesOneRecord() throws Exception {
    var tries = new ArrayList<Future<VideoRecordStore.Saved>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        tries.add(
            threads.submit(
                () ->
                    records()
                        .save(
                            draft("video-00001", NOON, Map.of("title", "A", "duration", 10)),
                            List.of(file("a.mp4", "720p", 100)))));
      }
    }

    int created = 0;
    for (var one : tries) {
      created += one.get().created() ? 1 : 0;
    }
    assertThat(created).isEqualTo(1);
    assertThat(list(NEWEST)).hasSize(1);
    assertThat(totals().totals().videos()).isEqualTo(1);
    assertThat(totals().totals().seconds()).isEqualTo(10);
    assertThat(totals().totals().bytes()).isEqualTo(100);
  }

  @Test
  void find_ofAnUnknownOneIsEmpty() {
    assertThat(records().find(new RecordId("video-00009"))).isEmpty();
  }

  @Test
  void totals_addUp() {
    save("video-00001", NOON, Map.of("duration", 100), file("a.mp4", null, 1000));
    save("video-00001", NOON, Map.of("duration", 100), file("a.jpg", null, 10));
    save(
        "video-00002",
        NOON.plus(Duration.ofDays(1)),
        Map.of("duration", 11),
        file("b.m4a", null, 5));
    save("video-00003", NOON.minusSeconds(1), Map.of(), file("c.vtt", null, 3));
    save("video-00004", NOON, Map.of(), file("d.json", null, 2));
    save("video-00004", NOON, Map.of(), file("e.mp4", null, 7).as(FileKind.ENHANCED));
    save("video-00004", NOON, Map.of(), file("e.json", null, 4).as(FileKind.EXTRACTED));

    var totals = totals().totals();

    assertThat(totals.videos()).isEqualTo(4);
    assertThat(totals.seconds()).isEqualTo(111);
    assertThat(totals.bytes()).isEqualTo(1031);
    assertThat(totals.oldest()).isEqualTo(NOON.minusSeconds(1));
    assertThat(totals.newest()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    assertThat(Arrays.stream(FileKind.values()).map(totals::of))
        .containsExactly(
            new Totals.Count(1, 1000),
            new Totals.Count(1, 5),
            new Totals.Count(1, 2),
            new Totals.Count(1, 10),
            new Totals.Count(1, 3),
            new Totals.Count(1, 7),
            new Totals.Count(1, 4));
  }
}
