package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

class JobStatusTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  @Test
  void next_drawsTheArrowsOfTheDesign() {
    assertThat(JobStatus.QUEUED.next())
        .containsExactlyInAnyOrder(JobStatus.DOWNLOADING, JobStatus.CANCELLED);
    assertThat(JobStatus.DOWNLOADING.next())
        .containsExactlyInAnyOrder(
            JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.QUEUED);
    assertThat(JobStatus.FAILED.next()).containsExactly(JobStatus.QUEUED);
    assertThat(JobStatus.CANCELLED.next()).containsExactly(JobStatus.QUEUED);
    assertThat(JobStatus.COMPLETED.next()).isEmpty();
  }

  @Test
  void parse_namesTheParameterWhenTheWordIsUnknown() {
    assertThat(JobStatus.parse("cancelled")).isEqualTo(JobStatus.CANCELLED);
    assertThatThrownBy(() -> JobStatus.parse("running"))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.details()).containsEntry("parameter", "status"));
  }

  @Test
  void moves_refuseWhatTheLifecycleDoesNotDraw() {
    var options = new JobOptions("best", false, null, true, 5);
    var job = Job.ordered(JobId.random(), new VideoId("dQw4w9WgXcQ"), options, NOON);

    assertThatThrownBy(() -> job.complete(NOON)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> job.retry(NOON)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> job.cancel(NOON).claim(NOON))
        .isInstanceOfAny(IllegalStateException.class, AssertionError.class);
  }

  /** A lost worker's successor goes on with the attempt; a failed attempt is followed by a new. */
  @Test
  void claim_countsAttemptsButNotTakeovers() {
    var options = new JobOptions("best", false, null, true, 5);
    var job = Job.ordered(JobId.random(), new VideoId("dQw4w9WgXcQ"), options, NOON);

    var first = job.claim(NOON);
    var takenOver = first.claim(NOON);
    var handedOver = takenOver.handOver(NOON).claim(NOON);

    assertThat(first.attempt()).isEqualTo(1);
    assertThat(takenOver.attempt()).isEqualTo(1);
    assertThat(handedOver.attempt()).isEqualTo(1);
    assertThat(handedOver.run()).isEqualTo(3);
    assertThat(first.isHeldBy(1)).isTrue();
    assertThat(takenOver.isHeldBy(1)).isFalse();
    assertThat(handedOver.cancel(NOON).retry(NOON).claim(NOON).attempt()).isEqualTo(2);
  }

  /** A new attempt always does; one that is at Download does not, whoever works on it. */
  @Test
  void goesOut_untilTheDownloadIsUnderWay() {
    var options = new JobOptions("best", false, null, true, 5);
    var job = Job.ordered(JobId.random(), new VideoId("dQw4w9WgXcQ"), options, NOON);
    var failure = new Failure("YTDLP_ERROR", "no luck", FailureClass.LATER, Map.of());

    var atDownload = job.claim(NOON).downloadsAs("dl_1", NOON);
    var failed = atDownload.retryAt(NOON, failure, NOON);
    var cancelled = atDownload.cancel(NOON).retry(NOON);

    assertThat(List.of(job, job.claim(NOON), job.claim(NOON).handOver(NOON)))
        .allMatch(Job::goesOut);
    assertThat(List.of(failed, failed.claim(NOON), atDownload.postpone(NOON)))
        .allMatch(Job::goesOut);
    assertThat(List.of(cancelled, cancelled.claim(NOON))).allMatch(Job::goesOut);
    assertThat(List.of(atDownload, atDownload.claim(NOON), atDownload.handOver(NOON)))
        .noneMatch(Job::goesOut);
  }
}
