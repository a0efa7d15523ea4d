package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.jobs.JobView;
import org.ytarchive.jobs.testing.DownloadScript;

/** What every {@link EntryStore} promises, together with its {@link JobStore}. */
public abstract class EntryStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Instant EARLIER = NOON.minusSeconds(3600);
  private static final Failure FAILURE =
      new Failure("YTDLP_ERROR", "no luck", FailureClass.LATER, Map.of());
  private static final Paging ALL = new Paging(new Slice(500, 0), Optional.empty());

  protected abstract JobStore jobs();

  protected abstract EntryStore entries();

  /** Nothing that another case knows of. */
  protected static VideoId video() {
    var random = RandomGenerator.getDefault();
    return new VideoId("v%010d".formatted(random.nextLong(10_000_000_000L)));
  }

  protected static List<VideoId> videos(int count) {
    var some = new ArrayList<VideoId>();
    for (int i = 0; i < count; i++) {
      some.add(video());
    }
    return some;
  }

  protected Job change(Job job, Function<Job, Change> step) {
    return jobs().change(job.id(), now -> Optional.of(step.apply(now))).orElseThrow();
  }

  protected Job aParent() {
    var list = new Wanted.Playlist(new PlaylistId("PL" + video()));
    var options = new JobOptions("720p", false, null, true, 5);
    var job = Job.ordered(JobId.random(), list, options, EARLIER);
    jobs().insert(job);
    return claimed(job);
  }

  protected Job claimed(Job job) {
    return change(job, j -> Change.told(j.claim(EARLIER), EventKind.JOB_STARTED));
  }

  protected static Listing listing(List<VideoId> videos) {
    var lines = new ArrayList<Entry>();
    videos.forEach(v -> lines.add(new Entry(lines.size() + 1, v, "Title \u0000 of " + v, null)));
    return new Listing(Map.of("title", "A \u0000 list"), lines);
  }

  private static Listing withADeadEntry(List<VideoId> videos) {
    var lines = new ArrayList<>(listing(videos).entries());
    lines.add(new Entry(lines.size() + 1, video(), "[Private video]", Entry.Reason.PRIVATE));
    return new Listing(Map.of(), lines);
  }

  /** A parent at work on these videos. */
  protected Job working(Listing listing) {
    var parent = aParent();
    assertThat(entries().list(parent.id(), parent.run(), listing)).isTrue();
    while (entries().adopt(parent.id(), parent.run(), 100, Set.of()).orElseThrow() > 0) {}
    return change(parent, job -> Parents.working(job, NOON));
  }

  protected List<Job> children(Job parent) {
    return entries().children(parent.id(), Set.of(JobStatus.values()), ALL).children().stream()
        .map(Child::job)
        .toList();
  }

  protected Job now(Job job) {
    return jobs().find(job.id()).orElseThrow();
  }

  protected Job complete(Job job) {
    claimed(job);
    return change(
        job,
        j ->
            Change.told(
                j.keep(DownloadScript.file(), NOON).complete(NOON), EventKind.JOB_COMPLETED));
  }

  private Job fail(Job job) {
    claimed(job);
    return change(job, j -> Change.told(j.giveUp(FAILURE, NOON), EventKind.JOB_FAILED));
  }

  private Job cancel(Job job) {
    return change(job, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED));
  }

  @Test
  void adopt_givesEveryEntryAJobOfItsOwn() {
    var some = videos(3);

    var parent = working(listing(some));

    var children = children(parent);
    assertThat(children).extracting(Job::videoId).isEqualTo(some);
    assertThat(children).extracting(Job::position).containsExactly(1, 2, 3);
    assertThat(children).allSatisfy(c -> assertThat(c.parentId()).isEqualTo(parent.id()));
    assertThat(children).allSatisfy(c -> assertThat(c.options()).isEqualTo(parent.options()));
    assertThat(now(parent).tally()).isEqualTo(new Tally(3, 3, 0));
    assertThat(now(parent).phase()).isEqualTo(Phase.DOWNLOAD);
    assertThat(now(parent).metadata()).containsEntry("title", "A \u0000 list");
  }

  /** Whoever goes on after a lost worker does not make anything twice. */
  @Test
  void list_andAdoptMayBeRepeated() {
    var some = videos(5);
    var parent = aParent();
    entries().list(parent.id(), parent.run(), listing(some));
    entries().adopt(parent.id(), parent.run(), 2, Set.of());
    var again = change(parent, job -> Change.quiet(job.claim(NOON)));

    assertThat(entries().list(parent.id(), again.run(), listing(videos(9)))).isTrue();
    assertThat(entries().adopt(parent.id(), again.run(), 100, Set.of())).hasValue(3);
    assertThat(entries().adopt(parent.id(), again.run(), 100, Set.of())).hasValue(0);

    assertThat(children(parent)).extracting(Job::videoId).isEqualTo(some);
    assertThat(children(parent)).extracting(Job::id).doesNotHaveDuplicates();
  }

  @Test
  void list_andAdoptRefuseAStaleRun() {
    var parent = aParent();
    entries().list(parent.id(), parent.run(), listing(videos(2)));
    change(parent, job -> Change.quiet(job.claim(NOON)));

    assertThat(entries().list(parent.id(), parent.run(), listing(videos(2)))).isFalse();
    assertThat(entries().adopt(parent.id(), parent.run(), 5, Set.of())).isEmpty();
    assertThat(entries().revive(parent.id(), parent.run())).isFalse();
  }

  @Test
  void change_endsTheParentWithItsLastChild() {
    var parent = working(listing(videos(2)));
    var children = children(parent);

    complete(children.get(0));
    assertThat(now(parent).status()).isEqualTo(JobStatus.DOWNLOADING);
    assertThat(now(parent).progress().percent()).isEqualTo(50);
    complete(children.get(1));

    assertThat(now(parent).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(now(parent).progress().percent()).isEqualTo(100);
    assertThat(now(parent).tally()).isEqualTo(new Tally(2, 0, 0));
  }

  @Test
  void change_failsTheParentWhenNotAllAreArchived() {
    var parent = working(withADeadEntry(videos(3)));
    var children = children(parent);

    complete(children.get(0));
    fail(children.get(1));
    cancel(children.get(2));

    var failed = now(parent);
    assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
    assertThat(failed.progress().percent()).isEqualTo(25);
    assertThat(failed.error()).isNotNull().extracting(Failure::code).isEqualTo("DOWNLOAD_FAILED");
    assertThat(entries().failed(parent.id(), 10))
        .extracting(JobView.FailedEntry::position, JobView.FailedEntry::reason)
        .containsExactly(tuple(2, "failed"), tuple(3, "cancelled"), tuple(4, "private"));
    assertThat(entries().failed(parent.id(), 10))
        .extracting(JobView.FailedEntry::code)
        .containsExactly("YTDLP_ERROR", "JOB_CANCELLED", "VIDEO_NOT_FOUND");
    assertThat(entries().count(parent.id())).isEqualTo(new JobView.Children(4, 0, 0, 1, 1, 1, 1));
  }

  /** A child may be quicker than the reading of a long list. */
  @Test
  void change_doesNotEndAParentThatIsStillBeingRead() {
    var parent = aParent();
    entries().list(parent.id(), parent.run(), listing(videos(2)));
    entries().adopt(parent.id(), parent.run(), 1, Set.of());
    complete(children(parent).getFirst());
    entries().adopt(parent.id(), parent.run(), 1, Set.of());
    complete(children(parent).getLast());
    assertThat(now(parent).status()).isEqualTo(JobStatus.DOWNLOADING);

    change(parent, job -> Parents.working(job, NOON));

    assertThat(now(parent).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void working_endsAParentWithoutEntries() {
    assertThat(working(new Listing(Map.of(), List.of())).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void progress_isTheMeanOverTheEntries() {
    var parent = working(listing(videos(4)));
    var child = claimed(children(parent).getFirst());
    jobs().report(child.id(), child.run(), new Progress(80, 8, 10L, null, null));

    assertThat(now(parent).progress().percent()).isEqualTo(20);
    assertThat(now(parent).progress().totalBytes()).isNull();
  }

  /** One video, two lines, one job. */
  @Test
  void adopt_countsAVideoThatIsListedTwice() {
    var twice = video();
    var parent = working(listing(List.of(twice, video(), twice)));
    var children = children(parent);
    assertThat(children.get(0).id()).isEqualTo(children.get(2).id());

    complete(children.get(0));
    assertThat(now(parent).tally()).isEqualTo(new Tally(3, 1, 0));
    complete(children.get(1));

    assertThat(now(parent).status()).isEqualTo(JobStatus.COMPLETED);
  }

  /** Two playlists share a video: it is downloaded once, and both hear of it. */
  @Test
  void adopt_takesAJobThatIsUnderWay() {
    var shared = video();
    var one = working(listing(List.of(shared)));
    var other = working(listing(List.of(shared)));
    assertThat(children(other)).isEqualTo(children(one));

    complete(children(one).getFirst());

    assertThat(now(one).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(now(other).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void adopt_takesACompletedJobWhoseFileIsKept() {
    var archived = videos(2);
    var before = working(listing(archived));
    children(before).forEach(this::complete);
    var done = children(before);
    var parent = aParent();
    entries().list(parent.id(), parent.run(), listing(archived));

    assertThat(entries().completedAlike(parent.id(), 100))
        .extracting(Job::id)
        .containsExactlyInAnyOrder(done.get(0).id(), done.get(1).id());
    entries().adopt(parent.id(), parent.run(), 100, Set.of(done.get(0).id()));

    assertThat(now(parent).tally()).isEqualTo(new Tally(2, 1, 0));
    assertThat(children(parent).get(0).id()).isEqualTo(done.get(0).id());
    assertThat(children(parent).get(1).id()).isNotEqualTo(done.get(1).id());
  }

  @Test
  void toCancel_leavesWhatOthersWaitFor() {
    var shared = video();
    var own = video();
    var parent = working(listing(List.of(shared, own)));
    var other = working(listing(List.of(shared)));

    assertThat(entries().toCancel(parent.id(), 10))
        .containsExactly(children(parent).getLast().id());

    cancel(other);
    assertThat(entries().toCancel(parent.id(), 10)).hasSize(2);
    cancel(children(parent).getFirst());
    assertThat(entries().toCancel(parent.id(), 10)).hasSize(1);
  }

  /** Made for the other list, which was cancelled first: it is nobody's any more. */
  @Test
  void toCancel_findsWhatIsSharedWithAParentCancelledBefore() {
    var shared = video();
    var maker = working(listing(List.of(shared)));
    var sharer = working(listing(List.of(shared)));
    cancel(maker);
    assertThat(entries().toCancel(maker.id(), 10)).isEmpty();

    cancel(sharer);

    assertThat(entries().toCancel(sharer.id(), 10))
        .containsExactly(children(maker).getFirst().id());
  }

  /** Somebody wants this video whatever becomes of the playlist. */
  @Test
  void toCancel_leavesWhatSomebodyAskedFor() {
    var parent = working(listing(videos(2)));
    var children = children(parent);

    var asked = change(children.getFirst(), job -> Change.quiet(job.ask(NOON)));

    assertThat(now(asked)).isEqualTo(asked);
    assertThat(entries().toCancel(parent.id(), 10)).containsExactly(children.getLast().id());
  }

  /** What fails while the retry goes on is not retried by it. */
  @Test
  void toRetry_findsWhatEndedBefore() {
    var parent = working(withADeadEntry(videos(3)));
    var children = children(parent);
    complete(children.get(0));
    fail(children.get(1));
    cancel(children.get(2));
    change(parent, j -> Change.enqueued(j.retry(NOON), EventKind.JOB_QUEUED));
    var again = change(parent, j -> Change.told(j.claim(NOON), EventKind.JOB_STARTED));

    assertThat(entries().toRetry(parent.id(), 10))
        .containsExactlyInAnyOrder(children.get(1).id(), children.get(2).id());
    assertThat(entries().revive(parent.id(), again.run())).isTrue();

    assertThat(now(parent).tally()).isEqualTo(new Tally(4, 1, 2));
    change(children.get(1), j -> Change.enqueued(j.retry(NOON), EventKind.JOB_QUEUED));
    assertThat(now(parent).tally()).isEqualTo(new Tally(4, 2, 1));
    assertThat(entries().adopt(parent.id(), again.run(), 10, Set.of())).hasValue(1);
    var late = change(children.get(1), j -> Change.quiet(j.claim(NOON)));
    change(late, j -> Change.quiet(j.giveUp(FAILURE, NOON.plusSeconds(1))));
    assertThat(entries().toRetry(parent.id(), 10)).containsExactly(children.get(2).id());
  }

  @Test
  void children_areListedInOrderByStateAndByCursor() {
    var parent = working(listing(videos(5)));
    var children = children(parent);
    complete(children.get(1));
    complete(children.get(3));
    var completed = Set.of(JobStatus.COMPLETED);

    var page =
        entries().children(parent.id(), completed, new Paging(new Slice(1, 0), Optional.empty()));
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.children()).extracting(Child::position).containsExactly(2, 4);
    var end = Cursor.after("", children.get(1).id().value(), 2);
    var rest =
        entries().children(parent.id(), completed, new Paging(new Slice(5, 0), Optional.of(end)));
    assertThat(rest.children()).extracting(Child::position).containsExactly(4);
    assertThat(rest.children().getFirst().title()).startsWith("Title");
    var filter =
        new JobFilter(
            completed,
            Set.of(JobKind.DOWNLOAD),
            Optional.empty(),
            Optional.empty(),
            Optional.of(parent.id()),
            false);
    assertThat(jobs().list(filter, ALL).total()).isEqualTo(2);
  }
}
