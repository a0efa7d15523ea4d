package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.common.Slice;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.jobs.JobView;

/** What every {@link EntryStore} promises, together with its {@link JobStore}. */
public abstract class EntryStoreContract extends AdoptionContract {
  private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

  /** After its children were made, whatever the clock of a store says. */
  private void cancelLate(Job job) {
    change(job, j -> Change.told(j.cancel(LATE), EventKind.JOB_CANCELLED));
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

  /** What runs costs somebody something; what waits does not. */
  @Test
  void toCancel_beginsWithThoseAtWork() {
    var parent = working(listing(videos(4)));
    var third = claimed(children(parent).get(2));
    cancel(parent);

    assertThat(entries().toCancel(parent.id(), 1)).containsExactly(third.id());
    assertThat(entries().toCancel(parent.id(), 10)).hasSize(4).startsWith(third.id());
  }

  @Test
  void isAbandoned_isWhatACancelledParentLeft() {
    var shared = video();
    var parent = working(listing(List.of(shared, video())));
    var other = working(listing(List.of(shared)));
    var children = children(parent);
    assertThat(entries().isAbandoned(children.getLast().id())).isFalse();

    cancelLate(parent);

    assertThat(entries().isAbandoned(children.getFirst().id())).isFalse();
    assertThat(entries().isAbandoned(children.getLast().id())).isTrue();
    cancelLate(other);
    assertThat(entries().isAbandoned(children.getFirst().id())).isTrue();
  }

  /** Somebody retried it alone: that its parent was cancelled before says nothing about it. */
  @Test
  void isAbandoned_isNotWhatWasRetriedSince() {
    var parent = working(listing(videos(1)));
    var child = children(parent).getFirst();
    cancelLate(parent);
    cancelLate(child);

    change(child, j -> Change.enqueued(j.retry(LATE.plusSeconds(1)), EventKind.JOB_QUEUED));

    assertThat(entries().isAbandoned(child.id())).isFalse();
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
