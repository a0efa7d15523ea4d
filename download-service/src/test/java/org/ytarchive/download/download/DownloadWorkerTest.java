package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;
import static org.ytarchive.download.download.Samples.failure;
import static org.ytarchive.download.download.Samples.queued;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.queue.HandOver;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.work.Persistently;

class DownloadWorkerTest {
  @TempDir Path root;
  private final InMemoryDownloadStore store = new InMemoryDownloadStore();
  private final ScriptedDownloader downloader = new ScriptedDownloader();
  private final Clock clock = Clock.fixed(Samples.NOON, ZoneOffset.UTC);
  private DownloadWorker worker;
  private WorkFolders folders;

  @BeforeEach
  void assemble() {
    var settings = settings(1);
    folders = new WorkFolders(new DownloadRoot(settings), store, settings, clock);
    worker = worker(settings, folders);
  }

  private DownloadSettings settings(long floor) {
    var template = "%(title).80B [%(id)s].%(ext)s";
    return new DownloadSettings(root.toString(), template, floor, Duration.ofHours(1));
  }

  private DownloadWorker worker(DownloadSettings settings, WorkFolders folders) {
    var downloadRoot = new DownloadRoot(settings);
    var persistently = new Persistently();
    var steps =
        new DownloadSteps(
            downloader,
            new Verifier(new FakeProbe()),
            new Finisher(downloadRoot, store, persistently, settings),
            new CompanionFiles(new CompanionStage(folders), downloadRoot, store, persistently),
            folders,
            store,
            downloadRoot,
            persistently);
    var runs = new RunningDownloads(store);
    return new DownloadWorker(
        store, runs, new DownloadChanges(), steps, folders, persistently, clock);
  }

  private Download run(Download download) {
    store.insert(download);
    worker.run(download.id().value());
    return read(download);
  }

  private Download read(Download download) {
    return store.find(download.id()).orElseThrow();
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(root)) {
      return all.filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private boolean hasWorkFolder(Download download) {
    return Files.exists(root.resolve(".work").resolve(download.request().workFolder()));
  }

  @Test
  void run_bringsAVerifiedFileToItsPlace() throws Exception {
    var done = run(queued("job_1", 1));

    assertThat(done.status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(files()).containsExactly("Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
    var file = done.file().orElseThrow();
    assertThat(file.path()).isEqualTo("/downloads/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
    assertThat(file.size()).isEqualTo(22);
    assertThat(file.sha256()).isEqualTo(Sha256.of(root.resolve(files().getFirst())));
    assertThat(done.info()).hasValue(Samples.info(VIDEO));
    assertThat(done.estimatedSize()).hasValue(22L);
    assertThat(hasWorkFolder(done)).isFalse();
  }

  /** The process died after the work was done and before the queue knew. */
  @Test
  void run_ofWhatIsOverReturnsAtOnce() {
    var done = run(queued("job_1", 1));

    worker.run(done.id().value());

    assertThat(downloader.played()).hasSize(1);
    assertThat(read(done)).isEqualTo(done);
  }

  /** The process died between the rename and the row. */
  @Test
  void run_findsTheFileThatWasPutInPlaceBefore() throws Exception {
    Files.writeString(root.resolve("there.mp4"), "content");
    var sha = Sha256.of(root.resolve("there.mp4"));
    var download = queued("job_1", 1);
    store.insert(download);
    var lost = store.claim(download.id(), Samples.NOON).orElseThrow().currentRun();
    store.remember(lost, Samples.file("/downloads/there.mp4", 7, sha));

    worker.run(download.id().value());

    assertThat(downloader.played()).isEmpty();
    assertThat(read(download).status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(files()).containsExactly("there.mp4");
  }

  /** Its place was remembered, but the process died before the file was there. */
  @Test
  void run_fetchesAgainWhatWasOnlyRemembered() throws Exception {
    var download = queued("job_1", 1);
    store.insert(download);
    var lost = store.claim(download.id(), Samples.NOON).orElseThrow().currentRun();
    store.remember(lost, Samples.file("/downloads/there.mp4", 7, "00"));

    worker.run(download.id().value());

    assertThat(read(download).status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(files()).containsExactly("Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
  }

  @Test
  void run_takesAnEqualFileInsteadOfASecondOne() throws Exception {
    run(queued("job_1", 1));
    var second = run(queued("job_2", 1));

    assertThat(files()).hasSize(1);
    assertThat(second.status()).isEqualTo(DownloadStatus.COMPLETED);
  }

  @Test
  void run_neverOverwritesADifferentFile() throws Exception {
    run(queued("job_1", 1));
    downloader.on(VIDEO, ScriptedDownloader.file("other content"));
    var second = run(queued("job_2", 1));

    assertThat(files())
        .containsExactly(
            "Title of dQw4w9WgXcQ [dQw4w9WgXcQ] (2).mp4", "Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4");
    assertThat(second.file().orElseThrow().path()).endsWith("(2).mp4");
  }

  @Test
  void run_keepsWhatAFailureWorthAnotherTryLeft() {
    downloader.on(VIDEO, ScriptedDownloader.fails(failure(FailureClass.LATER)));

    var failed = run(queued("job_1", 1));

    assertThat(failed.failure()).hasValue(failure(FailureClass.LATER));
    assertThat(hasWorkFolder(failed)).isTrue();
  }

  @Test
  void run_clearsAwayWhatAHopelessFailureLeft() {
    downloader.on(VIDEO, ScriptedDownloader.fails(failure(FailureClass.NEVER)));

    var failed = run(queued("job_1", 1));

    assertThat(failed.status()).isEqualTo(DownloadStatus.FAILED);
    assertThat(hasWorkFolder(failed)).isFalse();
  }

  @Test
  void run_refusesWhatCannotBeRead() throws Exception {
    downloader.on(VIDEO, ScriptedDownloader.file("broken"));

    var failed = run(queued("job_1", 1));

    assertThat(failed.failure().orElseThrow().code()).isEqualTo("DOWNLOAD_FAILED");
    assertThat(failed.failure().orElseThrow().failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(hasWorkFolder(failed)).as("nothing to go on with").isFalse();
    assertThat(files()).isEmpty();
  }

  /** A connection that ended early leaves a file that plays, but not to the end. */
  @Test
  void run_refusesWhatIsTooShort() {
    downloader.on(VIDEO, (order, folder, listener) -> shortFile(folder, 100L));
    var failure = run(queued("job_1", 1)).failure().orElseThrow();
    assertThat(failure.details()).containsEntry("duration", 10.0).containsEntry("expected", 100L);

    downloader.on(VIDEO, (order, folder, listener) -> shortFile(folder, 12L));
    assertThat(run(queued("job_2", 1)).status()).isEqualTo(DownloadStatus.COMPLETED);
    downloader.on(VIDEO, (order, folder, listener) -> shortFile(folder, null));
    assertThat(run(queued("job_3", 1)).status()).isEqualTo(DownloadStatus.COMPLETED);
  }

  private static Outcome shortFile(Path folder, @Nullable Long duration) {
    var i = Samples.info(VIDEO);
    var info =
        new VideoInfo(
            VIDEO,
            i.title(),
            i.description(),
            duration,
            i.publishedAt(),
            i.channel(),
            i.statistics(),
            i.thumbnails(),
            i.liveStatus(),
            i.formats());
    return new Outcome.Fetched(ScriptedDownloader.write(folder.resolve("a.mp4"), "content"), info);
  }

  /** Nothing was fetched: there is nothing to keep. */
  @Test
  void run_keepsNoEmptyFolder() {
    downloader.on(
        VIDEO,
        (order, folder, listener) -> {
          ScriptedDownloader.write(folder.resolve(".lock"), "");
          ScriptedDownloader.write(folder.resolve(VIDEO + ".info.json"), "{}");
          return new Outcome.Failed(failure(FailureClass.BLOCKED));
        });

    assertThat(hasWorkFolder(run(queued("job_1", 1)))).isFalse();
  }

  @Test
  void run_refusesAnEmptyFileAndOneThatIsNoMedia() {
    downloader.on(VIDEO, ScriptedDownloader.file(""));
    assertThat(run(queued("job_1", 1)).status()).isEqualTo(DownloadStatus.FAILED);

    downloader.on(VIDEO, ScriptedDownloader.file("exe", "MZ"));
    var failure = run(queued("job_2", 1)).failure().orElseThrow();
    assertThat(failure.failureClass()).isEqualTo(FailureClass.NEVER);
  }

  @Test
  void run_refusesToBeginOnAFullDisk() {
    worker = worker(settings(Long.MAX_VALUE), folders);

    var failure = run(queued("job_1", 1)).failure().orElseThrow();

    assertThat(failure.code()).isEqualTo("DISK_FULL");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.DISK_FULL);
    assertThat(downloader.played()).isEmpty();
  }

  @Test
  void run_turnsABugIntoAFailureWithoutATrace() {
    downloader.on(
        VIDEO,
        (order, folder, listener) -> {
          throw new IllegalStateException("secret detail");
        });

    var failure = run(queued("job_1", 1)).failure().orElseThrow();

    assertThat(failure.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.BUG);
    assertThat(failure.toString()).doesNotContain("secret");
  }

  /** The tool of a worker that died ends a moment later. */
  @Test
  void run_waitsForTheFolderToBeFree() {
    var looks = new AtomicInteger();
    var inUse =
        new Failure(
            "DOWNLOAD_FAILED",
            "an earlier run still uses the folder",
            FailureClass.LATER,
            Map.of("exit_code", ToolExit.FOLDER_IN_USE));
    downloader.on(
        VIDEO,
        (order, folder, listener) ->
            looks.incrementAndGet() < 3
                ? new Outcome.Failed(inUse)
                : ScriptedDownloader.file("content").play(order, folder, listener));

    assertThat(run(queued("job_1", 1)).status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(looks).hasValue(3);
  }

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

  @Test
  void sweep_removesOnlyWhatNobodyNeeds() throws Exception {
    var waiting = queued("job_1", 1);
    store.insert(waiting);
    folders.open("job_1");
    Files.writeString(folders.open("orphan").resolve("a.part"), "half");
    Files.createDirectories(root.resolve(".work/.trash-1/deep"));

    folders.sweep(Duration.ofDays(-36500));

    assertThat(hasWorkFolder(waiting)).isTrue();
    assertThat(root.resolve(".work/orphan")).doesNotExist();
    assertThat(root.resolve(".work/.trash-1")).doesNotExist();
  }

  @Test
  void nameOf_neverEscapesNorCollides() {
    assertThat(WorkFolders.nameOf("job_12345")).isEqualTo("job_12345");
    for (var odd : List.of("..", "a/b", "A", "", "x".repeat(200), "a.b", "ä")) {
      assertThat(WorkFolders.nameOf(odd)).matches("x-[0-9a-f]{32}");
    }
    assertThat(WorkFolders.nameOf("A")).isNotEqualTo(WorkFolders.nameOf("a"));
  }

  private CompletableFuture<Void> hanging(Download download) throws InterruptedException {
    store.insert(download);
    var started = new CountDownLatch(1);
    downloader.on(VIDEO, ScriptedDownloader.hangs(started));
    var running = start(download);
    started.await();
    return running;
  }

  private CompletableFuture<Void> start(Download download) {
    return CompletableFuture.runAsync(
        () -> worker.run(download.id().value()), Executors.newVirtualThreadPerTaskExecutor());
  }

  @Test
  void finishedFile_ofAnEarlierAttemptIsTaken() throws Exception {
    var first = run(queued("job_1", 1));
    var second =
        Download.queued(
            DownloadId.random(),
            Samples.request("job_1", 2),
            first.file(),
            first.companions(),
            Samples.NOON);

    assertThat(run(second).file()).isEqualTo(first.file());
    assertThat(downloader.played()).hasSize(1);
    assertThat(Optional.of(files().size())).hasValue(1);
  }
}
