package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;

/** What the stores promise of what is removed, and of the files it leaves. */
public abstract class VideoRemovalContract extends VideoFilesContract {
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
}
