package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.nio.file.Files;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** A job that asks again, and its attempts. */
interface AttemptCases extends DownloadCases {
  @Test
  default void create_ofTheSameAttemptAnswersTheFirst() {
    var first = downloads().post(wish("job_same", 1));
    var again = downloads().post(wish("job_same", 1));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("download_id")).isEqualTo(first.text("download_id"));
  }

  @Test
  default void create_ofTheSameAttemptWithAnotherWishIsAConflict() {
    downloads().post(wish("job_conflict", 1));

    var other =
        downloads()
            .post("{\"video_id\":\"other_video\",\"job_id\":\"job_conflict\",\"attempt\":1}");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.error()).containsEntry("code", "IDEMPOTENCY_CONFLICT");
  }

  /** Jobs' worker was lost and its next attempt takes over, bytes included. */
  @Test
  default void create_ofAHigherAttemptFencesTheLower() throws Exception {
    awaitNow(hangAndStart("job_fence"));
    var first = downloads().open().getFirst();
    var seen = new HashMap<String, Boolean>();
    downloads()
        .downloader()
        .on(
            VIDEO,
            (order, folder, listener) -> {
              seen.put("part", Files.exists(folder.resolve("video.part")));
              return ScriptedDownloader.file("content").play(order, folder, listener);
            });

    var second = downloads().post(wish("job_fence", 2));

    assertThat(second.status()).isEqualTo(201);
    awaitStatus(first, "cancelled");
    awaitStatus(second.text("download_id"), "completed");
    assertThat(seen).containsEntry("part", true);
    assertThat(downloads().post(wish("job_fence", 1)).text("download_id")).isEqualTo(first);
  }

  /** Bytes of one format are no beginning of another. */
  @Test
  default void create_ofAHigherAttemptMustWantTheSame() {
    downloads().post(wish("job_other", 1));

    var other =
        downloads()
            .post(
                "{\"video_id\":\"%s\",\"job_id\":\"job_other\",\"attempt\":2,\"quality\":\"audio\"}"
                    .formatted(VIDEO));

    assertThat(other.error()).containsEntry("code", "IDEMPOTENCY_CONFLICT");
  }

  @Test
  default void create_ofAnOutdatedAttemptIsRefused() {
    downloads().post(wish("job_late", 2));

    assertThat(downloads().post(wish("job_late", 1)).error())
        .containsEntry("code", "IDEMPOTENCY_CONFLICT");
  }
}
