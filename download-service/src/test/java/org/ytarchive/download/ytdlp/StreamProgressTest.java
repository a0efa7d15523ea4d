package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.ytarchive.download.download.DownloadUpdate.Progress;

class StreamProgressTest {
  private final StreamProgress progress =
      new StreamProgress(List.of(stream("136", 900L), stream("140", 100L)), true);

  /** yt-dlp counts the sound from 0 again. */
  @Test
  void after_weighsEachStreamByItsSize() {
    assertThat(progress.after(moved("136", 450, 900)).percent()).isEqualTo(45);
    assertThat(progress.after(finished("136", 900)).percent()).isEqualTo(90);
    assertThat(progress.after(moved("140", 50, 100)))
        .extracting(Progress::percent, Progress::downloadedBytes, Progress::totalBytes)
        .containsExactly(95, 950L, 1000L);
  }

  @Test
  void after_saysMergeWhenTheLastStreamIsThere() {
    progress.after(finished("136", 900));

    var last = progress.after(finished("140", 100));

    assertThat(last).isEqualTo(new Progress("merge", 100, 1000, 1000L, null, null));
  }

  @Test
  void after_staysADownloadWhenNothingIsMerged() {
    var single = new StreamProgress(List.of(stream("18", 10L)), false);

    assertThat(single.after(finished("18", 10)).phase()).isEqualTo("download");
    assertThat(single.after(finished("18", 10)).percent()).isEqualTo(100);
  }

  /** An estimate may grow while bytes come: what was told stays told. */
  @Test
  void after_neverGoesBack() {
    progress.after(moved("136", 450, 900));

    var grown = progress.after(moved("136", 460, 90_000));

    assertThat(grown.percent()).isEqualTo(45);
    assertThat(grown.downloadedBytes()).isEqualTo(460);
  }

  /** A retry of one stream begins at 0. */
  @Test
  void after_keepsTheBytesThatWereCounted() {
    progress.after(moved("136", 450, 900));

    assertThat(progress.after(moved("136", 10, 900)).downloadedBytes()).isEqualTo(450);
  }

  @Test
  void after_saysZeroAsLongAsTheSizeIsUnknown() {
    var unknown = new StreamProgress(List.of(stream("18", null)), false);
    var first =
        unknown.after(
            new YtDlpLine.Moved(
                "18", false, OptionalLong.of(50), OptionalLong.empty(), OptionalDouble.empty()));

    assertThat(first).isEqualTo(new Progress("download", 0, 50, null, null, null));
  }

  /** Its size then was an estimate below the truth. */
  @Test
  void after_isNeverAbove99BeforeAllIsThere() {
    var single = new StreamProgress(List.of(stream("18", 10L)), false);

    assertThat(single.after(moved("18", 2000, 10)).percent()).isEqualTo(99);
  }

  @Test
  void after_tellsTheTimeLeftForAllStreams() {
    var update =
        progress.after(
            new YtDlpLine.Moved(
                "136", false, OptionalLong.of(500), OptionalLong.of(900), OptionalDouble.of(100)));

    assertThat(update.etaSeconds()).isEqualTo(5);
  }

  /** A stream an earlier run left whole says only that it is there. */
  @Test
  void after_countsAFinishedStreamThatNamesNoBytes() {
    var update =
        progress.after(
            new YtDlpLine.Moved(
                "136", true, OptionalLong.empty(), OptionalLong.of(900), OptionalDouble.empty()));

    assertThat(update.downloadedBytes()).isEqualTo(900);
  }

  private static ChosenStream stream(String id, @Nullable Long size) {
    return new ChosenStream(id, "mp4", size, null, null);
  }

  private static YtDlpLine.Moved moved(String id, long done, long total) {
    return new YtDlpLine.Moved(
        id, false, OptionalLong.of(done), OptionalLong.of(total), OptionalDouble.empty());
  }

  private static YtDlpLine.Moved finished(String id, long total) {
    return new YtDlpLine.Moved(
        id, true, OptionalLong.of(total), OptionalLong.of(total), OptionalDouble.empty());
  }
}
