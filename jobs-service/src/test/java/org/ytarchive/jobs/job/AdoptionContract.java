package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How entries come to jobs, be they new or others' own. */
public abstract class AdoptionContract extends EntryStores {
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
}
