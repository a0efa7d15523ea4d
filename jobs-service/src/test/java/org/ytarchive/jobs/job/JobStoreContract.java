package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.jobs.testing.DownloadScript;

/** What every {@link JobStore} promises. Backends extend it; none may disable a case silently. */
public abstract class JobStoreContract extends JobSearchContract {
  @Test
  void insert_keepsTheJobItsEventAndItsPlaceInTheQueue() {
    var job = aJob();

    jobs().insert(job);

    assertThat(jobs().find(job.id())).contains(job.withNextEvent());
    assertThat(queued()).contains(job.id() + ":1");
  }

  @Test
  void change_givesBackWhatItWrote() {
    var job = claimed();

    var done =
        change(
            job,
            j ->
                Change.told(
                    j.know(Map.of("title", "a \u0000 b"), NOON)
                        .keep(DownloadScript.file(), NOON)
                        .downloadsAs("dl_1", NOON)
                        .complete(NOON.plusSeconds(60)),
                    EventKind.JOB_COMPLETED));

    assertThat(jobs().find(job.id())).contains(done);
    assertThat(done.events()).isEqualTo(3);
    assertThat(done.progress().percent()).isEqualTo(100);
  }

  @Test
  void change_writesNothingWhenTheStepWantsNothingOrThrows() {
    var job = inserted();

    assertThat(jobs().change(job.id(), now -> Optional.empty())).isEmpty();
    assertThatThrownBy(
            () ->
                jobs()
                    .change(
                        job.id(),
                        now -> {
                          throw ArchiveException.invalid("x", "no");
                        }))
        .isInstanceOf(ArchiveException.class);

    assertThat(jobs().find(job.id())).contains(job);
  }

  @Test
  void change_ofAnUnknownJobSaysSo() {
    assertThatThrownBy(() -> jobs().change(JobId.random(), now -> Optional.empty()))
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.code().name()).isEqualTo("JOB_NOT_FOUND"));
  }

  /** Two workers with one job is the normal case after a pause, not the rare one. */
  @Test
  void change_showsAStaleWorkerThatItIsNoLongerItsJob() {
    var first = claimed();
    var second = change(first, job -> Change.quiet(job.claim(NOON)));

    var stale =
        jobs()
            .change(
                first.id(),
                now ->
                    now.isHeldBy(first.run())
                        ? Optional.of(Change.quiet(now.know(Map.of("title", "stale"), NOON)))
                        : Optional.empty());

    assertThat(stale).isEmpty();
    assertThat(second.attempt()).isEqualTo(first.attempt());
    assertThat(jobs().find(first.id()).orElseThrow().isHeldBy(second.run())).isTrue();
  }

  @Test
  void change_enqueuesTheNextAttemptOfARetry() {
    var job = claimed();

    var waiting =
        change(
            job,
            j ->
                Change.enqueued(
                    j.retryAt(NOON.plusSeconds(2), FAILURE, NOON), EventKind.JOB_RETRYING));

    assertThat(queued()).contains(job.id() + ":2");
    assertThat(jobs().find(job.id())).contains(waiting);
    assertThat(waiting.error()).isEqualTo(FAILURE);
  }

  @Test
  void insert_keepsSubtitlesPriorityAndTheTimeNotBeforeWhichItWaits() {
    var later = NOON.plusSeconds(3600);
    var options =
        new JobOptions("best", false, null, false, 5, List.of("en", "de"), 7, later, false);
    var job = Job.ordered(JobId.random(), new VideoId("dQw4w9WgXcQ"), options, NOON);

    jobs().insert(job);

    var kept = jobs().find(job.id()).orElseThrow();
    assertThat(kept.options()).isEqualTo(options);
    assertThat(kept.nextAttemptAt()).isEqualTo(later);
  }

  @Test
  void change_enqueuesErrands() {
    var job = claimed();

    change(job, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED, Errand.STOP_DOWNLOAD));

    assertThat(queued()).contains("STOP_DOWNLOAD:" + job.id() + ":1");
  }

  @Test
  void report_isSeenAtOnceAndKeptAtTheEnd() {
    var job = claimed();
    var progress = new Progress(45, 450, 1000L, "1.2MB/s", "00:10");

    assertThat(jobs().report(job.id(), job.run(), progress)).isTrue();
    assertThat(jobs().find(job.id()).orElseThrow().progress()).isEqualTo(progress);

    var failed = change(job, j -> Change.told(j.giveUp(FAILURE, NOON), EventKind.JOB_FAILED));
    assertThat(failed.progress().percent()).isEqualTo(45);
    assertThat(jobs().find(job.id()).orElseThrow().progress().percent()).isEqualTo(45);
  }

  @Test
  void report_refusesAnOlderRunAndAnEndedJob() {
    var first = claimed();
    var second = change(first, job -> Change.quiet(job.claim(NOON)));
    var progress = new Progress(45, 450, 1000L, null, null);

    assertThat(jobs().report(first.id(), first.run(), progress)).isFalse();
    assertThat(jobs().report(first.id(), second.run(), progress)).isTrue();
    change(second, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED));
    assertThat(jobs().report(first.id(), second.run(), progress)).isFalse();
  }

  /** Two jobs may have come to the same file: what one gives up the other may yet need. */
  @Test
  void isNeeded_whileAJobThatHasTheFileGoesOn() {
    var holder = claimed();
    var other = inserted();
    var path = "/downloads/" + holder.id() + ".mp4";
    var file = DownloadScript.file();
    var named =
        new DownloadedFile(
            path, file.size(), file.sha256(), file.duration(), 1, 1, "mp4", "h264", "aac");
    assertThat(jobs().isNeeded(path, other.id())).isFalse();

    jobs().change(holder.id(), job -> Optional.of(Change.quiet(job.keep(named, NOON))));

    assertThat(jobs().isNeeded(path, other.id())).isTrue();
    assertThat(jobs().isNeeded(path, holder.id())).isFalse();
    jobs().change(holder.id(), j -> Optional.of(Change.quiet(j.cancel(NOON))));
    assertThat(jobs().isNeeded(path, other.id())).isFalse();
  }
}
