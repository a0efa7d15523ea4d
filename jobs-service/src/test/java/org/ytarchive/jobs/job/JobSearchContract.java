package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.jobs.testing.DownloadScript;

/** How jobs are found again: in lists, and by what they have in common. */
public abstract class JobSearchContract extends JobKindsContract {
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

  /** Who asks for it now does not mean: tomorrow. */
  @Test
  void alike_isNotWhatBeginsLater() {
    var tomorrow = Job.ordered(JobId.random(), aJob().wanted(), tomorrow(), NOON);
    jobs().insert(tomorrow);

    assertThat(jobs().alike(aJob(), Set.of())).isEmpty();
    var again = Job.ordered(JobId.random(), aJob().wanted(), tomorrow(), NOON);
    assertThat(jobs().alike(again, Set.of())).map(Job::id).contains(tomorrow.id());
  }

  private static JobOptions tomorrow() {
    var day = NOON.plus(Duration.ofDays(1));
    return new JobOptions("720p", false, "a/", true, 5, List.of(), 0, day, false);
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
