package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.processing.Samples.NOON;
import static org.ytarchive.download.processing.Samples.failure;
import static org.ytarchive.download.processing.Samples.file;
import static org.ytarchive.download.processing.Samples.queued;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.work.Counts;

/** What every {@link ProcessingStore} promises. */
public abstract class ProcessingStoreContract {
  protected abstract ProcessingStore store();

  private Processing stored(Processing processing) {
    store().insert(processing);
    return processing;
  }

  private Processing claimed(Processing processing) {
    stored(processing);
    return claim(processing);
  }

  private Processing claim(Processing processing) {
    return store().claim(processing.id(), NOON) instanceof ProcessingStore.Claim.Taken taken
        ? taken.processing()
        : org.assertj.core.api.Assertions.fail("not taken");
  }

  private Processing read(Processing processing) {
    return store().find(processing.id()).orElseThrow();
  }

  @Test
  public void find_givesBackWhatWasInserted() {
    var one = stored(queued("job_1", 1, "f1"));
    var other = stored(queued("job_2", 1, "f1", ProcessKind.EXTRACTION));

    assertThat(store().find(one.id())).hasValue(one);
    assertThat(store().find("job_1", 1)).hasValue(one);
    assertThat(store().find("job_2", 1)).hasValue(other);
    assertThat(store().find("job_1", 2)).isEmpty();
    assertThat(store().find(ProcessingId.random())).isEmpty();
  }

  @Test
  public void newest_isTheHighestAttempt() {
    stored(queued("job_1", 1, "f1"));
    var second = stored(queued("job_1", 2, "f1"));

    assertThat(store().newest("job_1")).hasValue(second);
    assertThat(store().newest("job_9")).isEmpty();
  }

  @Test
  public void claim_beginsARun() {
    var claimed = claimed(queued("job_1", 1, "f1"));

    assertThat(claimed.run()).isEqualTo(1);
    assertThat(claimed.status()).isEqualTo(ProcessingStatus.PROCESSING);
    assertThat(claimed.phase()).isEqualTo(Phase.PROBE);
    assertThat(claimed.times().started()).hasValue(NOON);
    assertThat(read(claimed)).isEqualTo(claimed);
  }

  /** A file sent twice under one name: the second waits for the first. */
  @Test
  public void claim_ofTheSameOfTheSameFileIsBusy() {
    var first = claimed(queued("job_1", 1, "f1"));
    var second = stored(queued("job_2", 1, "f1"));
    var otherKind = stored(queued("job_3", 1, "f1", ProcessKind.EXTRACTION));

    assertThat(store().claim(second.id(), NOON))
        .isEqualTo(new ProcessingStore.Claim.Busy(first.id()));
    assertThat(claim(otherKind).run()).isEqualTo(1);

    store().fail(first.currentRun(), failure(), NOON);
    assertThat(claim(second).run()).isEqualTo(1);
  }

  /** A worker was lost, or seemed so: both write, and only the newer one counts. */
  @Test
  public void claim_fencesTheRunBefore() {
    var first = claimed(queued("job_1", 1, "f1"));
    var second = claim(first);

    assertThat(second.run()).isEqualTo(2);
    for (var write : writes()) {
      assertThat(write.test(first.currentRun())).isFalse();
    }
    assertThat(store().isCurrent(first.currentRun())).isFalse();
    assertThat(store().isCurrent(second.currentRun())).isTrue();
    assertThat(read(second)).isEqualTo(second);
  }

  private List<Predicate<ProcessingRun>> writes() {
    return List.of(
        run -> store().report(run, Phase.WORK, 50),
        run -> store().remember(run, file()),
        run -> store().complete(run, NOON),
        run -> store().fail(run, failure(), NOON),
        run -> store().release(run));
  }

  @Test
  public void claim_ofWhatIsOverIsOver() {
    var cancelled = stored(queued("job_1", 1, "f1"));
    store().cancel(cancelled.id(), NOON);

    assertThat(store().claim(cancelled.id(), NOON)).isEqualTo(new ProcessingStore.Claim.Over());
    assertThat(store().claim(ProcessingId.random(), NOON))
        .isEqualTo(new ProcessingStore.Claim.Over());
  }

  /** A worker that takes over begins anew, and still shows what was reached. */
  @Test
  public void report_neverGoesBack() {
    var first = claimed(queued("job_1", 1, "f1"));
    assertThat(store().report(first.currentRun(), Phase.WORK, 60)).isTrue();
    var second = claim(first);

    assertThat(store().report(second.currentRun(), Phase.WORK, 10)).isTrue();

    assertThat(read(second).percent()).isEqualTo(60);
  }

  @Test
  public void complete_needsTheFile() {
    var claimed = claimed(queued("job_1", 1, "f1"));
    assertThat(store().complete(claimed.currentRun(), NOON)).isFalse();

    assertThat(store().remember(claimed.currentRun(), file())).isTrue();
    assertThat(store().complete(claimed.currentRun(), NOON)).isTrue();

    var done = read(claimed);
    assertThat(done.status()).isEqualTo(ProcessingStatus.COMPLETED);
    assertThat(done.percent()).isEqualTo(100);
    assertThat(done.phase()).isEqualTo(Phase.DONE);
    assertThat(done.file()).hasValue(file());
    assertThat(done.times().completed()).hasValue(NOON);
  }

  @Test
  public void fail_keepsWhy() {
    var claimed = claimed(queued("job_1", 1, "f1"));

    assertThat(store().fail(claimed.currentRun(), failure(), NOON)).isTrue();

    assertThat(read(claimed).failure()).hasValue(failure());
    assertThat(read(claimed).status()).isEqualTo(ProcessingStatus.FAILED);
  }

  @Test
  public void release_putsItBack() {
    var claimed = claimed(queued("job_1", 1, "f1"));

    assertThat(store().release(claimed.currentRun())).isTrue();

    assertThat(read(claimed).status()).isEqualTo(ProcessingStatus.QUEUED);
    assertThat(claim(claimed).run()).isEqualTo(2);
  }

  @Test
  public void cancel_tellsWhatItWasAndHappensOnce() {
    var queued = stored(queued("job_1", 1, "f1"));
    var running = claimed(queued("job_2", 1, "f2"));

    assertThat(store().cancel(queued.id(), NOON)).hasValue(ProcessingStatus.QUEUED);
    assertThat(store().cancel(running.id(), NOON)).hasValue(ProcessingStatus.PROCESSING);
    assertThat(store().cancel(running.id(), NOON)).isEmpty();
    assertThat(store().isCurrent(running.currentRun())).isFalse();
  }

  @Test
  public void supersede_cancelsLowerAttemptsThatAreOpen() {
    var first = claimed(queued("job_1", 1, "f1"));
    var other = stored(queued("job_2", 1, "f2"));

    store().supersede("job_1", 2, NOON);

    assertThat(read(first).status()).isEqualTo(ProcessingStatus.CANCELLED);
    assertThat(read(other).status()).isEqualTo(ProcessingStatus.QUEUED);
  }

  @Test
  public void open_listsWhatRunsAndWaitsAndCountsIt() {
    var running = claimed(queued("job_1", 1, "f1"));
    var waiting = stored(queued("job_2", 1, "f2"));
    var over = claimed(queued("job_3", 1, "f3"));
    store().fail(over.currentRun(), failure(), NOON);

    assertThat(store().open(Paging.read(50, 0, null, ProcessingStore.OPEN_ORDER)))
        .containsExactlyInAnyOrder(running, waiting);
    assertThat(store().counts()).isEqualTo(new Counts(1, 1));
  }

  @Test
  public void open_goesOnAfterACursor() {
    for (int i = 0; i < 5; i++) {
      stored(queued("job_" + i, 1, "f" + i));
    }
    var seen = new ArrayList<Processing>();
    var paging = Paging.read(2, 0, null, ProcessingStore.OPEN_ORDER);
    while (true) {
      var page = paging.page(store().open(paging), ProcessingViews::cursor);
      seen.addAll(page.items());
      if (!page.hasMore()) {
        break;
      }
      var cursor = page.nextCursor().orElseThrow();
      paging = Paging.read(2, 0, cursor, ProcessingStore.OPEN_ORDER);
    }

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  /** A worker clears away while the next attempt is already waiting for the folder. */
  @Test
  public void drop_sparesWhatIsNeeded() {
    var dropped = new ArrayList<String>();
    var waiting = stored(queued("job_1", 1, "f1"));
    var folder = waiting.request().workFolder();

    assertThat(store().dropUnlessNeeded(folder, () -> dropped.add("needed"))).isFalse();
    store().cancel(waiting.id(), NOON);
    assertThat(store().dropUnlessNeeded(folder, () -> dropped.add("free"))).isTrue();

    assertThat(dropped).containsExactly("free");
  }
}
