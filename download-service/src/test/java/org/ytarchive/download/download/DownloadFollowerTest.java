package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.NOON;
import static org.ytarchive.download.download.Samples.queued;
import static org.ytarchive.download.download.Samples.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.download.work.RowFollower;

class DownloadFollowerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final InMemoryDownloadStore store = new InMemoryDownloadStore();
  private final List<Integer> percents = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Download download = queued("job_1", 1);
  private final List<DownloadFollower> opened = new ArrayList<>();

  private DownloadFollower follow() {
    var first = store.find(download.id()).orElseThrow();
    var row =
        new RowFollower<>(
            first,
            () -> store.find(download.id()).orElseThrow(),
            d -> d.status().isFinal(),
            new Eye());
    var follower = new DownloadFollower(first, row);
    opened.add(follower);
    Thread.ofVirtual().start(row);
    return follower;
  }

  private Download claimed() {
    store.insert(download);
    return store.claim(download.id(), NOON).orElseThrow();
  }

  private final class Eye implements RowFollower.Sight<Download> {
    @Override
    public void saw(Download d) {
      percents.add(d.progress().percent());
    }

    @Override
    public void nothingNew() {}

    @Override
    public void over() {
      over.set(true);
    }
  }

  @AfterEach
  void close() {
    opened.forEach(DownloadFollower::close);
  }

  private void awaitSeen(Integer... expected) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(percents).containsExactly(expected));
  }

  @Test
  void progressed_isShownBeforeTheRowSaysIt() {
    var run = claimed().currentRun();
    var follower = follow();

    follower.progressed(run, step(Phase.DOWNLOAD, 40, 40));

    awaitSeen(0, 40);
  }

  /** Notices of two connections come in any order. */
  @Test
  void progressed_neverGoesBack() {
    var run = claimed().currentRun();
    var follower = follow();

    follower.progressed(run, step(Phase.DOWNLOAD, 40, 40));
    follower.progressed(run, step(Phase.DOWNLOAD, 30, 30));
    follower.progressed(new Run(run.id(), run.number() - 1), step(Phase.DOWNLOAD, 90, 90));
    awaitSeen(0, 40);
    follower.progressed(run, step(Phase.DOWNLOAD, 50, 50));

    awaitSeen(0, 40, 50);
  }

  /** A worker hands over and its last step was never written: the row must still be looked at. */
  @Test
  void progressed_ofARunThatWasHandedOverDoesNotHideTheRow() {
    var run = claimed().currentRun();
    store.release(run);
    var follower = follow();

    follower.progressed(run, step(Phase.DOWNLOAD, 40, 40));
    store.cancel(download.id(), NOON); // and nobody tells

    await().atMost(PATIENCE).untilTrue(over);
  }
}
