package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0B/s",
    "999, 999B/s",
    "1000, 1.0KB/s",
    "1200000, 1.2MB/s",
    "999949, 999.9KB/s",
    "999951, 1.0MB/s",
    "2500000000, 2.5GB/s",
    "9000000000000000, 9000.0TB/s"
  })
  void speed_readsLikeTheDocument(long bytes, String text) {
    assertThat(Words.speed(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00:00",
    "-3, 00:00",
    "59, 00:59",
    "61, 01:01",
    "3600, 1:00:00",
    "90061, 25:01:01"
  })
  void eta_readsLikeTheDocument(long seconds, String text) {
    assertThat(Words.eta(seconds)).isEqualTo(text);
  }

  @Test
  void scale_leavesRoomForTheVerification() {
    var scale = new ProgressScale(0);

    assertThat(scale.of(Samples.progress("download", 100, 100)).percent()).isEqualTo(95);
    assertThat(scale.of(Samples.progress("merge", 45, 45)).phase()).isEqualTo(Phase.MERGE);
    assertThat(scale.verified(DownloadProgress.NONE, 5, 10).percent()).isEqualTo(97);
    assertThat(scale.verified(DownloadProgress.NONE, 10, 10).percent()).isEqualTo(99);
    assertThat(ProgressScale.done(5000, 2500).speed()).hasValue(2000L);
    assertThat(ProgressScale.done(5000, 0).percent()).isEqualTo(100);
  }

  @Test
  void scale_neverShowsLessThanWasShown() {
    assertThat(new ProgressScale(60).of(Samples.progress("download", 10, 1)).percent())
        .isEqualTo(60);
  }

  @Test
  void note_survivesTheWay() {
    var run = new Run(DownloadId.random(), 3);
    for (var progress :
        new DownloadProgress[] {DownloadProgress.NONE, Samples.step(Phase.MERGE, 9, 5)}) {
      var note = new ProgressNote(run, progress);
      assertThat(ProgressNote.read(note.write())).isEqualTo(note);
    }
  }

  @Test
  void isAfter_putsPhasesFirst() {
    var merging = Samples.step(Phase.MERGE, 90, 5);
    assertThat(merging.isAfter(Samples.step(Phase.DOWNLOAD, 95, 9))).isTrue();
    assertThat(merging.isAfter(merging)).isFalse();
    assertThat(merging.total()).isEqualTo(Optional.of(100L));
  }
}
