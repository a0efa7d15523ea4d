package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.egress.EgressState;

class WaitingTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Instant OPENS = NOON.plusSeconds(300);
  private static final EgressState FREE = EgressState.free(Egress.YOUTUBE);

  private static Job job(@Nullable Instant notBefore) {
    var options = new JobOptions("best", false, null, true, 5, List.of(), 0, notBefore, false);
    return Job.ordered(JobId.random(), new VideoId("dQw4w9WgXcQ"), options, NOON);
  }

  private static Failure failure(FailureClass kind) {
    return new Failure("YTDLP_ERROR", "no luck", kind, Map.of());
  }

  private static EgressState blocked(@Nullable JobId probe) {
    return new EgressState(
        Egress.YOUTUBE,
        failure(FailureClass.BLOCKED),
        NOON,
        OPENS,
        Duration.ofMinutes(5),
        1,
        probe,
        probe == null ? null : OPENS,
        null);
  }

  private static Waiting.Reason reason(Job job, EgressState way) {
    return Waiting.of(job, way, NOON).orElseThrow().reason();
  }

  @Test
  void of_aJobAtWorkIsNothing() {
    assertThat(Waiting.of(job(null).claim(NOON), FREE, NOON)).isEmpty();
  }

  @Test
  void of_aQueuedJobSaysWhatFor() {
    var retried = job(null).claim(NOON).retryAt(OPENS, failure(FailureClass.LATER), NOON);

    assertThat(reason(job(null), FREE)).isEqualTo(Waiting.Reason.TURN);
    assertThat(reason(job(OPENS), FREE)).isEqualTo(Waiting.Reason.NOT_BEFORE);
    assertThat(reason(job(NOON), FREE)).isEqualTo(Waiting.Reason.TURN);
    assertThat(reason(retried, FREE)).isEqualTo(Waiting.Reason.RETRY);
  }

  @Test
  void of_aBlockedJobSaysUntilWhenAndWhy() {
    var waiting = Waiting.of(job(null), blocked(null), NOON).orElseThrow();

    assertThat(waiting.reason()).isEqualTo(Waiting.Reason.BLOCK);
    assertThat(waiting.until()).contains(OPENS);
    assertThat(waiting.message()).contains("YouTube refuses us (no luck)").contains("12:05:00Z");
    assertThat(reason(job(OPENS.plusSeconds(1)), blocked(null)))
        .isEqualTo(Waiting.Reason.NOT_BEFORE);
  }

  /** What is at Download already, or here, waits for nobody but a worker. */
  @Test
  void of_aJobThatNeedsNothingMoreFromThereIsNotBlocked() {
    var atDownload = job(null).claim(NOON).downloadsAs("dl_1", NOON);

    assertThat(reason(atDownload.handOver(NOON), blocked(null))).isEqualTo(Waiting.Reason.TURN);
    assertThat(reason(atDownload.postpone(NOON), blocked(null))).isEqualTo(Waiting.Reason.BLOCK);
    assertThat(reason(job(null).claim(NOON).handOver(NOON), blocked(null)))
        .isEqualTo(Waiting.Reason.BLOCK);
  }

  @Test
  void of_aBlockedJobNamesTheProbe() {
    var probe = JobId.random();

    var waiting = Waiting.of(job(null), blocked(probe), NOON).orElseThrow();

    assertThat(waiting.until()).isEmpty();
    assertThat(waiting.message()).contains(probe.toString());
  }
}
