package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.VIDEO;
import static org.ytarchive.download.download.Samples.failure;
import static org.ytarchive.download.download.Samples.queued;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;

/** What becomes of a download that fails, and of what it left. */
class FailedDownloadTest extends DownloadWorkerCase {

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
}
