package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;
import static org.ytarchive.download.download.Samples.queued;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.download.queue.HandOver;

/** Downloads that are stopped, or change hands. */
class StoppedDownloadTest extends DownloadWorkerCase {

  @Test
  void run_thatIsCancelledStopsAndClearsAway() throws Exception {
    var download = queued("job_1", 1);
    var running = hanging(download);

    store.cancel(download.id(), Samples.NOON);
    worker.lost(download.id().value());

    running.get(5, TimeUnit.SECONDS);
    assertThat(read(download).status()).isEqualTo(DownloadStatus.CANCELLED);
    assertThat(hasWorkFolder(download)).isFalse();
  }

  /** The tool prints nothing and no notice comes: the worker asks by itself. */
  @Test
  void run_noticesACancellationNobodyTellsOf() throws Exception {
    var download = queued("job_1", 1);
    var running = hanging(download);

    store.cancel(download.id(), Samples.NOON);

    running.get(10, TimeUnit.SECONDS);
    assertThat(hasWorkFolder(download)).isFalse();
  }

  /** A higher attempt goes on with the older one's bytes: they must not be cleared away. */
  @Test
  void run_thatIsSupersededLeavesTheFolder() throws Exception {
    var download = queued("job_1", 1);
    var running = hanging(download);

    store.supersede("job_1", 2, Samples.NOON);
    store.insert(queued("job_1", 2));
    worker.lost(download.id().value());

    running.get(5, TimeUnit.SECONDS);
    assertThat(root.resolve(".work/job_1/video.part")).exists();
  }

  @Test
  void handOver_putsTheDownloadBackAndKeepsItsBytes() throws Exception {
    var download = queued("job_1", 1);
    var running = hanging(download);

    worker.handOver();

    assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(HandOver.class);
    assertThat(read(download).status()).isEqualTo(DownloadStatus.QUEUED);
    assertThat(read(download).progress().percent()).isPositive();
    assertThat(root.resolve(".work/job_1/video.part")).exists();
  }

  /** Another replica thought this one dead. */
  @Test
  void lost_stopsARunThatAnotherWorkerTookOver() throws Exception {
    var download = queued("job_1", 1);
    var running = hanging(download);

    var other = store.claim(download.id(), Samples.NOON).orElseThrow();
    worker.lost(download.id().value());

    running.get(5, TimeUnit.SECONDS);
    assertThat(store.isCurrent(other.currentRun())).isTrue();
    assertThat(root.resolve(".work/job_1/video.part")).exists();
  }

  /** The queue gave the same download to this process twice: the newer run waits for the older. */
  @Test
  void run_ofTheSameDownloadEndsTheOlderFirst() throws Exception {
    var download = queued("job_1", 1);
    var older = hanging(download);
    downloader.on(VIDEO, ScriptedDownloader.file("content"));

    worker.run(download.id().value());

    older.get(5, TimeUnit.SECONDS);
    assertThat(read(download).status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(read(download).run()).isEqualTo(2);
  }

  @Test
  void progress_neverGoesBackAcrossRuns() throws Exception {
    var download = queued("job_1", 1);
    store.insert(download);
    var lost = store.claim(download.id(), Samples.NOON).orElseThrow().currentRun();
    store.report(lost, Samples.step(Phase.DOWNLOAD, 60, 60));
    var started = new CountDownLatch(1);
    downloader.on(VIDEO, ScriptedDownloader.hangs(started));

    var running = start(download);
    started.await();

    await().until(() -> read(download).progress().bytes() == 4);
    assertThat(read(download).progress().percent()).isEqualTo(60);
    worker.handOver();
    assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  /** Else its file would stand there, and nobody would know of it. */
  @Test
  void run_thatIsCancelledWhenItsFileHasANameCompletes() throws Exception {
    var download = queued("job_1", 1);
    store.onRemember = () -> assertThat(store.cancel(download.id(), Samples.NOON)).isEmpty();
    downloader.on(VIDEO, ScriptedDownloader.file("content"));

    run(download);

    assertThat(read(download).status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(files()).isNotEmpty();
  }

  /** What an earlier run named is not there: it is fetched anew, and may be cancelled again. */
  @Test
  void run_whoseFileIsNotInItsPlaceMayBeCancelled() throws Exception {
    var download = queued("job_1", 1);
    store.insert(download);
    var lost = store.claim(download.id(), Samples.NOON).orElseThrow().currentRun();
    store.remember(lost, Samples.file("/downloads/a.mp4", 100, "ab"));
    store.release(lost);
    var started = new CountDownLatch(1);
    downloader.on(VIDEO, ScriptedDownloader.hangs(started));
    var running = start(download);
    started.await();

    assertThat(store.cancel(download.id(), Samples.NOON)).isPresent();
    worker.lost(download.id().value());

    running.get(30, TimeUnit.SECONDS);
    assertThat(DownloadViews.view(read(download)).file()).isNull();
  }
}
