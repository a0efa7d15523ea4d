package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.FailureClass;

/** What is cancelled, and what is left of it. */
interface CancelCases extends DownloadCases {
  @Test
  default void cancel_stopsTheToolAndClearsAway() throws Exception {
    awaitNow(hangAndStart("job_cancel"));
    var id = downloads().open().getFirst();

    var cancelled = downloads().delete("/download/" + id);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("status")).isEqualTo("cancelled");
    await().atMost(Duration.ofSeconds(5)).until(() -> downloads().downloader().playing() == 0);
    await().untilAsserted(() -> assertThat(workFolders()).doesNotContain("job_cancel"));
    assertThat(downloads().delete("/download/" + id).status()).isEqualTo(200);
  }

  @Test
  default void cancel_ofWhatEndedOtherwiseIsAnError() {
    var id = downloads().post(wish(VIDEO)).text("download_id");
    awaitStatus(id, "completed");

    var refused = downloads().delete("/download/" + id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.error()).containsEntry("code", "JOB_FINISHED");
    assertThat(home().resolve("downloads/Title of dQw4w9WgXcQ [dQw4w9WgXcQ].mp4")).exists();
  }

  /** The job was cancelled while it waited for its next attempt. */
  @Test
  default void cancel_ofAFailedOneForgetsItsPartialFiles() throws Exception {
    downloads()
        .downloader()
        .on(VIDEO, ScriptedDownloader.fails(Samples.failure(FailureClass.LATER)));
    var id = downloads().post(wish("job_given_up", 1)).text("download_id");
    awaitStatus(id, "failed");
    assertThat(workFolders()).contains("job_given_up");

    assertThat(downloads().delete("/download/" + id).status()).isEqualTo(409);

    assertThat(workFolders()).doesNotContain("job_given_up");
  }

  @Test
  default void cancel_ofAnUnknownOneIs404() {
    assertThat(downloads().delete("/download/dl_none").status()).isEqualTo(404);
  }
}
