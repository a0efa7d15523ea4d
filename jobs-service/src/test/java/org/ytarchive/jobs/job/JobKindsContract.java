package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;

/** What the store promises of captures and processings. */
public abstract class JobKindsContract extends JobStores {
  /** Its door made the id, so that the subject may be named after it. */
  private static Job aCapture() {
    var id = JobId.random();
    Map<String, Object> work = Map.of("stream_url", "rtsp://u:p@cam/1", "duration_seconds", 30);
    Map<String, Object> metadata = Map.of("title", "Front door");
    return Job.ordered(new NewWork(id, Wanted.Capture.of(id), work, metadata, 3), NOON);
  }

  @Test
  void insert_keepsACaptureWithItsWorkAndItsPlaceInAQueue() {
    var job = aCapture();

    jobs().insert(job);

    var kept = jobs().find(job.id()).orElseThrow();
    assertThat(kept).isEqualTo(job.withNextEvent());
    assertThat(kept.subject()).hasValueSatisfying(cap -> assertThat(cap).startsWith("cap_"));
    assertThat(queued()).contains(job.id() + ":1");
  }

  @Test
  void insert_keepsBothProcessingsOfAFile() {
    for (var process : List.of("enhancement", "extraction")) {
      var wanted = new Wanted.Processing("up_1", process);
      var work = new NewWork(JobId.random(), wanted, Map.of(), Map.of("title", "a"), 5);
      var job = Job.ordered(work, NOON);

      assertThat(jobs().insertUnlessAlike(job, Set.of())).isEqualTo(job.withNextEvent());

      assertThat(jobs().find(job.id())).contains(job.withNextEvent());
    }
  }

  @Test
  void claim_ofACaptureBeginsWithTheConnection() {
    var job = aCapture();
    jobs().insert(job);

    var claimed = change(job, j -> Change.told(j.claim(NOON), EventKind.JOB_STARTED));

    assertThat(claimed.phase()).isEqualTo(Phase.CONNECT);
    assertThat(claimed.goesOut()).isFalse();
    assertThat(jobs().find(job.id())).contains(claimed);
  }

  @Test
  void insertWithin_refusesOneTooManyOfItsKind() {
    var open = List.of("queued", "downloading");
    var filter = JobFilter.read(open, List.of("capture"), null, null, null);
    long there = jobs().list(filter, page(1, 0)).total();
    var limit = OptionalInt.of((int) there + 1);
    var first = aCapture();

    assertThat(jobs().insertWithin(first, limit)).contains(first.withNextEvent());
    assertThat(jobs().insertWithin(aCapture(), limit)).isEmpty();

    change(first, job -> Change.told(job.cancel(NOON), EventKind.JOB_CANCELLED));
    assertThat(jobs().insertWithin(aCapture(), limit)).isPresent();
  }
}
