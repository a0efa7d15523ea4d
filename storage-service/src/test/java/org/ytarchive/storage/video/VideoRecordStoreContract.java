package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.search.SearchQuery;
import org.ytarchive.storage.stats.Totals;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.video.VideoOrder.Key;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

/** What every {@link VideoRecordStore} promises, and the {@link TotalsStore} beside it. */
public abstract class VideoRecordStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final VideoOrder NEWEST = new VideoOrder(Key.STORED_AT, true);

  protected abstract VideoRecordStore records();

  protected abstract VideoCatalogue catalogue();

  protected abstract TotalsStore totals();

  protected abstract LeftoverStore leftovers();

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

  /** A result comes when the video has long been kept, and perhaps been renamed meanwhile. */
  @Test
  void attach_addsTheFileAndNothingElse() {
    var video = file("a.mp4", "720p", 100);
    var before = save("up_1", NOON, Map.of("title", "A"), video);
    var better = file("better.mp4", null, 900).as(FileKind.ENHANCED);

    var after = records().attach(before.id(), better, NOON.plusSeconds(60), f -> {});
    var again = records().attach(before.id(), better, NOON.plusSeconds(90), f -> {});

    assertThat(after).isEqualTo(again).get().isEqualTo(records().find(before.id()).orElseThrow());
    assertThat(after.orElseThrow().files()).containsExactly(video, better);
    assertThat(after.orElseThrow().metadata()).isEqualTo(before.metadata());
    assertThat(after.orElseThrow().best()).contains(video);
    assertThat(totals().totals().of(FileKind.ENHANCED)).isEqualTo(new Totals.Count(1, 900));
  }

  @Test
  void attach_toAVideoThatIsGoneChangesNothing() {
    var result = file("better.mp4", null, 900).as(FileKind.ENHANCED);

    assertThat(records().attach(new RecordId("up_1"), result, NOON, f -> {})).isEmpty();
    assertThat(totals().totals().bytes()).isZero();
  }

  @Test
  void save_withAnotherFileKeepsBothAndTheBetterLeads() {
    var low = file("low.mp4", "360p", 100);
    var high = file("high.mp4", "1080p", 90);
    save("video-00001", NOON, Map.of(), low);
    var after = save("video-00001", NOON, Map.of(), high);

    assertThat(after.files()).containsExactly(low, high);
    assertThat(after.best()).contains(high);
    assertThat(list(NEWEST).getFirst().fileSize()).isEqualTo(90);
    assertThat(totals().totals().of(FileKind.VIDEO)).isEqualTo(new Totals.Count(2, 190));
  }

  /** A video fetched anew has the same name and other bytes. */
  @Test
  void save_ofOtherBytesAtTheSamePathReplacesWhatWasKnown() {
    save("video-00001", NOON, Map.of(), file("a.mp4", "720p", 100));
    var newer =
        new StoredFile(FileKind.VIDEO, null, "/downloads", "a.mp4", 150, "f".repeat(64), null);
    var after = save("video-00001", NOON, Map.of(), newer);

    assertThat(after.files()).hasSize(1);
    assertThat(after.files().getFirst().bytes()).isEqualTo(150);
    assertThat(after.files().getFirst().sha256()).isEqualTo("f".repeat(64));
    assertThat(after.files().getFirst().quality()).isEqualTo("720p");
    assertThat(totals().totals().of(FileKind.VIDEO)).isEqualTo(new Totals.Count(1, 150));
  }

  @Test
  void save_ofSoundAloneMakesItTheBest() {
    save("video-00001", NOON, Map.of(), file("a.jpg", null, 5));
    assertThat(list(NEWEST).getFirst().fileSize()).isNull();

    save("video-00001", NOON, Map.of(), file("a.m4a", "audio", 7));
    assertThat(list(NEWEST).getFirst().fileSize()).isEqualTo(7);

    save("video-00001", NOON, Map.of(), file("a.mp4", "worst", 6));
    assertThat(list(NEWEST).getFirst().fileSize()).isEqualTo(6);
  }

  /** Two records may lean on one file; each counts it as its own. */
  @Test
  void save_ofOneFileInTwoRecords() {
    save("video-00001", NOON, Map.of(), file("a.mp4", null, 100));
    save("video-00002", NOON, Map.of(), file("a.mp4", null, 100));

    assertThat(totals().totals().of(FileKind.VIDEO)).isEqualTo(new Totals.Count(2, 200));
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
  void save_ofSeveralFilesAtOnce() {
    var files =
        List.of(file("a.mp4", "720p", 100), file("a.jpg", null, 5), subtitles("a.en.vtt", "en"));

    var saved = records().save(draft("video-00001", NOON, Map.of()), files).record();
    records().save(draft("video-00001", NOON, Map.of()), files);

    assertThat(saved.files()).isEqualTo(files);
    assertThat(records().find(saved.id())).contains(saved);
    assertThat(saved.best()).contains(files.getFirst());
    assertThat(totals().totals().of(FileKind.SUBTITLES)).isEqualTo(new Totals.Count(1, 7));
    assertThat(totals().totals().of(FileKind.THUMBNAIL)).isEqualTo(new Totals.Count(1, 5));
  }

  /** First adopted as a file of unknown language, then with one. */
  @Test
  void save_learnsALanguageAndForgetsNone() {
    save("video-00001", NOON, Map.of(), subtitles("a.vtt", null));
    save("video-00001", NOON, Map.of(), subtitles("a.vtt", "pt-BR"));
    var after = save("video-00001", NOON, Map.of(), subtitles("a.vtt", null));

    assertThat(after.files()).containsExactly(subtitles("a.vtt", "pt-BR"));
  }

  @Test
  void save_ofAFileThatIsGoneKeepsNothing() {
    assertThatThrownBy(
            () ->
                records()
                    .save(
                        draft("video-00001", NOON, Map.of()),
                        List.of(file("a.mp4", null, 1)),
                        file -> {
                          throw new IllegalStateException("gone");
                        }))
        .hasStackTraceContaining("gone");

    assertThat(records().find(new RecordId("video-00001"))).isEmpty();
    assertThat(totals().totals().bytes()).isZero();
  }

  @Test
  void delete_forgetsTheRecordAndLeavesItsFilesToBeSwept() {
    var files = List.of(file("a.mp4", null, 100), file("a.jpg", null, 5));
    records().save(draft("video-00001", NOON, Map.of("duration", 10)), files);

    var deleted = records().delete(new RecordId("video-00001"), NOON);

    assertThat(deleted).contains(new VideoRecordStore.Deleted(files, files));
    assertThat(deleted.orElseThrow().bytes()).isEqualTo(105);
    assertThat(records().find(new RecordId("video-00001"))).isEmpty();
    assertThat(totals().totals().videos()).isZero();
    assertThat(totals().totals().seconds()).isZero();
    assertThat(totals().totals().bytes()).isZero();
    assertThat(swept()).containsExactlyInAnyOrder("/downloads/a.mp4", "/downloads/a.jpg");
    assertThat(swept()).isEmpty();
    assertThat(records().delete(new RecordId("video-00001"), NOON)).isEmpty();
  }

  @Test
  void delete_ofOneOfTwoThatShareAFileLeavesItToTheOther() {
    save("video-00001", NOON, Map.of(), file("a.mp4", null, 100));
    save("video-00002", NOON, Map.of(), file("a.mp4", null, 100));

    var deleted = records().delete(new RecordId("video-00001"), NOON).orElseThrow();

    assertThat(deleted.files()).hasSize(1);
    assertThat(deleted.leftovers()).isEmpty();
    assertThat(swept()).isEmpty();
    records().delete(new RecordId("video-00002"), NOON);
    assertThat(swept()).containsExactly("/downloads/a.mp4");
  }

  /** The same video is fetched anew before the sweep comes round. */
  @Test
  void save_takesAFileOutOfTheLeftovers() {
    save("video-00001", NOON, Map.of(), file("a.mp4", null, 100));
    records().delete(new RecordId("video-00001"), NOON);
    save("video-00001", NOON, Map.of(), file("a.mp4", null, 100));

    assertThat(swept()).isEmpty();
  }

  /** An upload that is about to be kept must not go with what a deletion left at its place. */
  @Test
  void note_putsOffTheLaterMoment() {
    var file = Leftover.of(file("a.mp4", null, 100));
    leftovers().note(file, NOON.plusSeconds(60));
    leftovers().note(file, NOON);

    assertThat(swept()).isEmpty();
    assertThat(leftovers().sweepOne(NOON.plusSeconds(60), (f, same) -> f.equals(file))).isTrue();
    assertThat(leftovers().sweepOne(NOON.plusSeconds(60), (f, same) -> true)).isFalse();
  }

  @Test
  void sweep_thatCannotRemoveTriesAgainLater() {
    leftovers().note(Leftover.of(file("a.mp4", null, 100)), NOON);

    assertThat(leftovers().sweepOne(NOON, (file, same) -> false)).isTrue();
    assertThat(swept()).isEmpty();
    assertThat(leftovers().sweepOne(NOON.plus(Duration.ofHours(1)), (f, same) -> true)).isTrue();
  }

  @Test
  void sweep_tellsWhoHasTheSameBytes() {
    var kept = file("other.mp4", null, 100);
    save("video-00001", NOON, Map.of(), kept);
    leftovers().note(Leftover.of(file("a.mp4", null, 100)), NOON);

    var seen = new ArrayList<StoredFile>();
    leftovers().sweepOne(NOON, (file, same) -> seen.addAll(same));

    assertThat(seen).containsExactly(kept);
  }

  private List<String> swept() {
    var swept = new ArrayList<String>();
    while (leftovers().sweepOne(NOON, (file, same) -> swept.add(file.wirePath()))) {
      assertThat(swept).hasSizeLessThan(100);
    }
    return swept;
  }

  private static StoredFile subtitles(String name, @Nullable String language) {
    return new StoredFile(
        FileKind.SUBTITLES, null, "/downloads", name, 7, "7".repeat(64), language);
  }

  @Test
  void find_ofAnUnknownOneIsEmpty() {
    assertThat(records().find(new RecordId("video-00009"))).isEmpty();
  }

  @Test
  void list_ofNothing() {
    assertThat(page(NEWEST, 50, 0)).isEqualTo(new VideoPage(List.of(), 0, true, Optional.empty()));
    assertThat(totals().totals().oldest()).isNull();
  }

  @Test
  void list_pagesThroughAllOfThem() {
    for (int i = 0; i < 7; i++) {
      save("video-0000" + i, NOON.plusSeconds(i), Map.of(), null);
    }

    var first = page(NEWEST, 3, 0);
    var second = page(NEWEST, 3, 3);
    var third = page(NEWEST, 3, 6);
    var beyond = page(NEWEST, 3, 9);

    assertThat(ids(first)).containsExactly("video-00006", "video-00005", "video-00004");
    assertThat(ids(second)).containsExactly("video-00003", "video-00002", "video-00001");
    assertThat(ids(third)).containsExactly("video-00000");
    assertThat(ids(beyond)).isEmpty();
    assertThat(List.of(first, second, third, beyond)).extracting(VideoPage::total).containsOnly(7L);
    assertThat(List.of(first.hasMore(), second.hasMore(), third.hasMore(), beyond.hasMore()))
        .containsExactly(true, true, false, false);
  }

  /** Equal keys and times are common: playlists are kept within one moment. */
  @Test
  void list_followedByCursorShowsEachOnceInEveryOrder() {
    for (int i = 0; i < 9; i++) {
      var metadata = new HashMap<>(titled(i % 4 == 0 ? "same" : i % 4 == 1 ? null : "Title " + i));
      if (i % 3 != 0) {
        metadata.put("duration", i % 3 * 10);
      }
      save("video-0000" + i, NOON.plusMillis(i / 2), metadata, null);
    }

    for (var key : Key.values()) {
      for (boolean down : new boolean[] {true, false}) {
        var order = new VideoOrder(key, down);
        assertThat(followed(order, 2)).as("%s", order).isEqualTo(list(order));
      }
    }
  }

  private List<VideoSummary> followed(VideoOrder order, int limit) {
    var all = new ListRequest(Optional.empty(), order);
    var seen = new ArrayList<VideoSummary>();
    var cursor = Optional.<String>empty();
    do {
      var page = catalogue().list(all, Paging.read(limit, 0, cursor.orElse(null), all.order()));
      seen.addAll(page.videos());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return seen;
  }

  @Test
  void list_ofASearchKeepsTheOrderAskedFor() {
    save("video-00001", NOON, Map.of("title", "Zebra crossing", "duration", 5), null);
    save("video-00002", NOON.plusSeconds(1), Map.of("title", "Quiet road"), null);
    save("video-00003", NOON.plusSeconds(2), Map.of("title", "A crossing", "duration", 9), null);
    var query = SearchQuery.read("crossing");

    for (var key : Key.values()) {
      var request = new ListRequest(query, new VideoOrder(key, false));
      var page = catalogue().list(request, Paging.read(1, 0, null, request.order()));
      var next = page.nextCursor().orElseThrow();
      var rest = catalogue().list(request, Paging.read(1, 0, next, request.order()));

      assertThat(page.total()).isEqualTo(2);
      assertThat(rest.nextCursor()).isEmpty();
      assertThat(List.of(ids(page).getFirst(), ids(rest).getFirst()))
          .isEqualTo(
              key == Key.TITLE
                  ? List.of("video-00003", "video-00001")
                  : List.of("video-00001", "video-00003"));
    }
  }

  @Test
  void list_byTitleMindsNeitherCaseNorAccents() {
    var titles = Arrays.asList("b", "Zebra", "écran", "Eclair", null, "10", "日本", "ÉZ", "");
    for (int i = 0; i < titles.size(); i++) {
      save("video-0000" + i, NOON, titled(titles.get(i)), null);
    }

    var ascending = list(new VideoOrder(Key.TITLE, false)).stream().map(VideoSummary::title);

    assertThat(ascending)
        .containsExactly(null, "", "10", "b", "Eclair", "écran", "ÉZ", "Zebra", "日本");
  }

  @Test
  void list_downwardsIsListUpwardsReversed() {
    for (int i = 0; i < 6; i++) {
      var metadata = new HashMap<>(titled(i % 2 == 0 ? "same" : null));
      if (i % 3 != 0) {
        metadata.put("duration", i % 3 * 10);
      }
      save("video-0000" + i, NOON, metadata, null);
    }

    for (var key : Key.values()) {
      var up = new ArrayList<>(list(new VideoOrder(key, false)));
      Collections.reverse(up);
      assertThat(list(new VideoOrder(key, true))).as("by %s", key).isEqualTo(up);
    }
  }

  @Test
  void list_byDurationPutsTheUnknownWithTheShortest() {
    save("video-00001", NOON, Map.of("duration", 20), null);
    save("video-00002", NOON, Map.of(), null);
    save("video-00003", NOON, Map.of("duration", 0), null);

    var found = list(new VideoOrder(Key.DURATION, false));

    assertThat(found).extracting(VideoSummary::duration).containsExactly(null, 0L, 20L);
  }

  /** Longer than an index entry may be. */
  @Test
  void list_byVeryLongTitles() {
    var longest = "\uFDFA".repeat(5000); // one character that is eighteen when taken apart
    save("video-00001", NOON, Map.of("title", longest), null);

    assertThat(list(new VideoOrder(Key.TITLE, true)).getFirst().title()).isEqualTo(longest);
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

  protected VideoRecord save(
      String id, Instant now, Map<String, Object> metadata, @Nullable StoredFile file) {
    var files = file == null ? List.<StoredFile>of() : List.of(file);
    return records().save(draft(id, now, metadata), files).record();
  }

  protected static Draft draft(String id, Instant now, Map<String, Object> metadata) {
    return new Draft(new RecordId(id), VideoKind.YOUTUBE, RecordMetadata.of(metadata), now);
  }

  protected static StoredFile file(String name, @Nullable String quality, long bytes) {
    var hash = "%064x".formatted(bytes);
    return new StoredFile(
        Container.of(name).kind(), quality, "/downloads", name, bytes, hash, null);
  }

  private List<VideoSummary> list(VideoOrder order) {
    return page(order, 500, 0).videos();
  }

  private VideoPage page(VideoOrder order, int limit, int offset) {
    var all = new ListRequest(Optional.empty(), order);
    return catalogue().list(all, Paging.read(limit, offset, null, all.order()));
  }

  private static List<String> ids(VideoPage page) {
    return page.videos().stream().map(v -> v.id().value()).toList();
  }

  private static Map<String, Object> titled(@Nullable String title) {
    return title == null ? Map.of() : Map.of("title", title);
  }
}
