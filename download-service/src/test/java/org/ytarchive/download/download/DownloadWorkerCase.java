package org.ytarchive.download.download;

import static org.ytarchive.download.download.Samples.VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.download.work.Persistently;

/** A worker on a made-up downloader and store, with real folders. */
abstract class DownloadWorkerCase {
  @TempDir Path root;
  final InMemoryDownloadStore store = new InMemoryDownloadStore();
  final ScriptedDownloader downloader = new ScriptedDownloader();
  final Clock clock = Clock.fixed(Samples.NOON, ZoneOffset.UTC);
  DownloadWorker worker;
  WorkFolders folders;

  @BeforeEach
  void assemble() {
    var settings = settings(1);
    folders = new WorkFolders(new DownloadRoot(settings), store, settings, clock);
    worker = worker(settings, folders);
  }

  DownloadSettings settings(long floor) {
    var template = "%(title).80B [%(id)s].%(ext)s";
    return new DownloadSettings(root.toString(), template, floor, Duration.ofHours(1));
  }

  DownloadWorker worker(DownloadSettings settings, WorkFolders folders) {
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

  Download run(Download download) {
    store.insert(download);
    worker.run(download.id().value());
    return read(download);
  }

  Download read(Download download) {
    return store.find(download.id()).orElseThrow();
  }

  List<String> files() throws IOException {
    try (var all = Files.list(root)) {
      return all.filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  boolean hasWorkFolder(Download download) {
    return Files.exists(root.resolve(".work").resolve(download.request().workFolder()));
  }

  CompletableFuture<Void> hanging(Download download) throws InterruptedException {
    store.insert(download);
    var started = new CountDownLatch(1);
    downloader.on(VIDEO, ScriptedDownloader.hangs(started));
    var running = start(download);
    started.await();
    return running;
  }

  CompletableFuture<Void> start(Download download) {
    return CompletableFuture.runAsync(
        () -> worker.run(download.id().value()), Executors.newVirtualThreadPerTaskExecutor());
  }
}
