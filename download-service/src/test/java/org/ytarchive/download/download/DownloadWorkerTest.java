package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.VIDEO;
import static org.ytarchive.download.download.Samples.queued;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.tool.ToolExit;

class DownloadWorkerTest extends DownloadWorkerCase {

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
