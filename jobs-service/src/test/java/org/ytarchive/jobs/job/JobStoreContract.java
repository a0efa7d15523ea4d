package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;

/** What every {@link JobStore} promises. Backends extend it; none may disable a case silently. */
public abstract class JobStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(3600);
  private static final Failure FAILURE =
      new Failure("YTDLP_ERROR", "no \u0000 luck", FailureClass.LATER, Map.of("line", 7));

  protected abstract JobStore jobs();

  /** What stands in the queues, as {@code id:attempt} or {@code ERRAND:id:attempt}. */
  protected abstract List<String> queued();

  protected static Job aJob() {
    return Job.ordered(
        JobId.random(),
        new VideoId("dQw4w9WgXcQ"),
        new JobOptions("720p", false, "/downloads/a", true, 5),
        NOON);
  }

  protected Job inserted() {
    var job = aJob();
    jobs().insert(job);
    return jobs().find(job.id()).orElseThrow();
  }

  protected Job change(Job job, java.util.function.Function<Job, Change> step) {
    return jobs().change(job.id(), now -> Optional.of(step.apply(now))).orElseThrow();
  }

  private Job claimed() {
    return change(inserted(), job -> Change.told(job.claim(NOON), EventKind.JOB_STARTED));
  }

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

  @Test
  void list_countsAllAndShowsAPageNewestFirst() {
    var one = inserted();
    var two = aJob().id();
    jobs().insert(Job.ordered(two, one.videoId(), one.options(), NOON.plusSeconds(1)));
    change(one, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED));

    var all = jobs().list(JobFilter.ALL, page(1, 0));
    assertThat(all.total()).isEqualTo(2);
    assertThat(all.jobs()).extracting(Job::id).containsExactly(two, one.id()); // one shows more
    assertThat(listed(JobFilter.ALL, page(5, 1))).containsExactly(one.id());

    var cancelled = jobs().list(JobFilter.of(Set.of(JobStatus.CANCELLED)), page(5, 0));
    assertThat(cancelled.total()).isEqualTo(1);
    assertThat(cancelled.jobs()).extracting(Job::id).containsExactly(one.id());
    var ended = JobFilter.of(Set.of(JobStatus.CANCELLED, JobStatus.FAILED));
    assertThat(listed(ended, page(5, 0))).containsExactly(one.id());
    assertThat(jobs().list(JobFilter.of(Set.of(JobStatus.FAILED)), page(5, 0)).total()).isZero();
  }

  protected static Paging page(int limit, int offset) {
    return new Paging(new Slice(limit, offset), Optional.empty());
  }

  private List<JobId> listed(JobFilter filter, Paging paging) {
    return jobs().list(filter, paging).jobs().stream().map(Job::id).toList();
  }

  private static JobFilter read(String kind, String after, String before, String parent) {
    var kinds = kind.isEmpty() ? null : List.of(kind);
    return JobFilter.read(
        null,
        kinds,
        after.isEmpty() ? null : after,
        before.isEmpty() ? null : before,
        parent.isEmpty() ? null : parent);
  }

  @Test
  void list_filtersByKindAndTime() {
    var video = aJob();
    var list = new Wanted.Playlist(new PlaylistId("PLsomething0000"));
    var parent = Job.ordered(JobId.random(), list, video.options(), NOON.plusSeconds(60));
    var child = parent.child(new VideoId("jNQXAC9IVRw"), 7, NOON.plusSeconds(120));
    List.of(video, parent, child).forEach(jobs()::insert);

    assertThat(listed(read("playlist", "", "", ""), page(5, 0))).containsExactly(parent.id());
    assertThat(listed(read("download", "", "", ""), page(5, 0)))
        .containsExactly(child.id(), video.id());
    assertThat(listed(read("channel", "", "", ""), page(5, 0))).isEmpty();
    assertThat(listed(read("", "2025-01-26T12:01:00Z", "", ""), page(5, 0)))
        .containsExactly(child.id(), parent.id());
    assertThat(listed(read("", "", "2025-01-26T13:01:00+01:00", ""), page(5, 0)))
        .containsExactly(video.id());
    assertThat(listed(read("", "", "", "none"), page(5, 0)))
        .containsExactly(parent.id(), video.id());
    assertThat(jobs().list(read("playlist", "", "", ""), page(5, 0)).total()).isEqualTo(1);
    assertThat(jobs().list(read("", "", "", "none"), page(5, 0)).total()).isEqualTo(2);
    assertThat(jobs().find(child.id())).contains(child.withNextEvent());
    assertThat(jobs().find(parent.id())).contains(parent.withNextEvent());
  }

  /** Nothing is missed or shown twice when jobs come in while somebody reads on. */
  @Test
  void list_goesOnAfterACursor() {
    for (int i = 0; i < 5; i++) {
      jobs().insert(Job.ordered(JobId.random(), aJob().wanted(), aJob().options(), NOON));
    }
    var whole = listed(JobFilter.ALL, page(10, 0));
    var second = jobs().find(whole.get(1)).orElseThrow();
    var end = Cursor.after("", second.id().value(), second.createdAt());
    jobs().insert(Job.ordered(JobId.random(), aJob().wanted(), aJob().options(), LATER));

    assertThat(listed(JobFilter.ALL, new Paging(new Slice(2, 0), Optional.of(end))))
        .isEqualTo(whole.subList(2, 5));
  }

  @Test
  void alike_findsWhatComesToTheSameFiles() {
    var job = inserted();
    var other = Job.ordered(JobId.random(), aJob().wanted(), options("best", 5), NOON);

    assertThat(jobs().alike(aJob(), Set.of())).map(Job::id).contains(job.id());
    assertThat(jobs().alike(patient(), Set.of())).map(Job::id).contains(job.id());
    assertThat(jobs().alike(other, Set.of())).isEmpty();

    change(job, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED));
    assertThat(jobs().alike(aJob(), Set.of())).isEmpty();
  }

  private static Job patient() {
    return Job.ordered(JobId.random(), aJob().wanted(), options("720p", 20), NOON);
  }

  private static JobOptions options(String quality, int attempts) {
    return new JobOptions(quality, false, "a/", true, attempts);
  }

  /** What is under way comes before what is done, and what is gone does not count. */
  @Test
  void alike_prefersWhatIsUnderWay() {
    var done = completed(claimed());
    assertThat(jobs().alike(aJob(), Set.of())).map(Job::id).contains(done.id());
    assertThat(jobs().alike(aJob(), Set.of(done.id()))).isEmpty();

    var waiting = inserted();

    assertThat(jobs().alike(aJob(), Set.of())).map(Job::id).contains(waiting.id());
  }

  private Job completed(Job job) {
    return change(
        job,
        j ->
            Change.told(
                j.keep(DownloadScript.file(), NOON).complete(NOON), EventKind.JOB_COMPLETED));
  }

  @Test
  void insertUnlessAlike_insertsOnlyWhatIsNotThere() {
    var first = jobs().insertUnlessAlike(aJob(), Set.of());
    var second = jobs().insertUnlessAlike(aJob(), Set.of());

    assertThat(second).isEqualTo(first);
    assertThat(jobs().find(first.id())).contains(first);

    var done = completed(change(first, j -> Change.told(j.claim(NOON), EventKind.JOB_STARTED)));
    assertThat(jobs().insertUnlessAlike(aJob(), Set.of()).id()).isEqualTo(done.id());
    assertThat(jobs().insertUnlessAlike(aJob(), Set.of(done.id())).id()).isNotEqualTo(done.id());
  }

  @Test
  void load_knowsTheQueueAndThePace() {
    assertThat(jobs().load().perJob()).isEmpty();
    var job = claimed();
    inserted();
    assertThat(jobs().load()).isEqualTo(new Load(1, 1, Optional.empty()));

    change(
        job,
        j ->
            Change.told(
                j.keep(DownloadScript.file(), NOON).complete(NOON.plusSeconds(40)),
                EventKind.JOB_COMPLETED));

    assertThat(jobs().load()).isEqualTo(new Load(1, 0, Optional.of(Duration.ofSeconds(40))));
    assertThat(jobs().load().estimate(6, NOON)).contains(NOON.plusSeconds(40));
  }
}
