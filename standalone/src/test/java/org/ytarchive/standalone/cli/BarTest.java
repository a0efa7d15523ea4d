package org.ytarchive.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.client.model.JobError;

class BarTest {
  private final Followed queued = Followed.queued("job_1", "dQw4w9WgXcQ");

  @Test
  void line_showsPhaseSpeedAndTimeLeft() {
    assertThat(Bar.line(queued.see(Jobs.downloading("job_1", 45)), 100))
        .isEqualTo(
            "A title                         [#########...........]  45%  download  1.2MiB/s  ETA"
                + " 00:03");
  }

  @Test
  void line_saysWhyAJobFailed() {
    assertThat(Bar.line(queued.see(Jobs.failed("job_1", "VIDEO_NOT_FOUND", "private")), 100))
        .endsWith("2%  failed  VIDEO_NOT_FOUND  private");
  }

  @Test
  void line_saysThatAJobWaitsToBeTriedAgain() {
    var error =
        new JobError()
            .code("DOWNLOAD_FAILED")
            .message("cut")
            .failureClass("later")
            .details(Map.of());
    var waiting =
        new Followed(
            "job_1", "A title", "queued", "queued", 30, 2, null, null, error, null, null, null);

    assertThat(Bar.line(waiting, 100)).endsWith("30%  retrying after try 2  DOWNLOAD_FAILED");
  }

  /** Minutes may pass without anything to be seen. */
  @Test
  void plain_saysWhyNothingStartsWhileYouTubeRefusesUs() {
    var blocked = queued.see(Jobs.blocked("job_1", "YouTube refuses us: everything pauses"));

    assertThat(Bar.plain(blocked))
        .isEqualTo("A title: 0%  waiting  YouTube refuses us: everything pauses");
    assertThat(Bar.plain(blocked.see(Jobs.downloading("job_1", 3)))).contains("3%  download");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 60, 80, 100, 250})
  void line_neverWrapsAround(int columns) {
    var line = Bar.line(queued.see(Jobs.downloading("job_1", 100)), columns);

    assertThat(line.length()).isLessThan(Math.max(columns, 40));
  }

  @Test
  void hear_doesNotEndAJobWithoutItsFile() {
    var seen = queued.see(Jobs.completed("job_1"));

    assertThat(queued.ended()).isFalse();
    assertThat(seen.ended()).isTrue();
    assertThat(seen.failed()).isFalse();
  }
}
