package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.stats.Totals;

/** What the stores promise of the files of a record. */
public abstract class VideoFilesContract extends VideoStores {
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

  private static StoredFile subtitles(String name, @Nullable String language) {
    return new StoredFile(
        FileKind.SUBTITLES, null, "/downloads", name, 7, "7".repeat(64), language);
  }
}
