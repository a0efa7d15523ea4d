package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The download service's examples, after those of the jobs that fill the archive. */
interface DocumentedDownloads {
  DocumentedStack documented();

  private StackProcess stack() {
    return documented().stack();
  }

  /** The documented request, listed while it runs with two more behind it, then finished. */
  @Test
  @Order(7)
  default void download_isCreatedListedAndGot() {
    assumeFalse(Replicas.areWanted(), "the example's two wait because there is one slot in all");
    documented().youTube().standIn().knobs().throttle(DocumentedStack.ID, DocumentedStack.SLOW);
    var created = stack().download().post("/download", Documented.request("download-video"));
    var id = created.json().at("/data/download_id").asText();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/download/" + id);
    Documented.example("download-video")
        .free("status", "progress")
        .nullable("estimated_size", "output_path", "started_at")
        .matches(created);

    for (var attempt : new String[] {"one", "two"}) {
      stack()
          .download()
          .post(
              "/download",
              "{\"video_id\": \"" + DataApi.OTHER + "\", \"job_id\": \"" + attempt + "\"}");
    }
    await()
        .atMost(DocumentedStack.LIMIT)
        .untilAsserted(
            () ->
                Documented.example("list-active-downloads")
                    .free("progress")
                    .matches(stack().download().get("/download")));
    documented().youTube().standIn().knobs().reset();
    assertFinishes(id);
  }

  private void assertFinishes(String id) {
    await()
        .atMost(DocumentedStack.LIMIT)
        .until(
            () ->
                stack()
                    .download()
                    .get("/download/" + id)
                    .data()
                    .path("status")
                    .asText()
                    .equals("completed"));
    var done = stack().download().get("/download/" + id);
    Documented.example("get-download-status")
        .free("downloaded_bytes", "total_bytes", "speed", "output_path")
        .matches(done);
    assertThat(done.data().path("speed").asText()).matches("\\d+(\\.\\d+)?[KMG]?i?B/s");
    assertThat(done.data().path("output_path").asText()).startsWith("/downloads/").endsWith(".mp4");
    assertThat(done.data().path("total_bytes")).isEqualTo(done.data().path("downloaded_bytes"));
  }

  @Test
  @Order(8)
  default void download_isCancelled() {
    documented().youTube().standIn().knobs().throttle(DataApi.OTHER, 20_000);
    var created = stack().download().post("/download", "{\"video_id\": \"" + DataApi.OTHER + "\"}");
    var id = created.data().path("download_id").asText();

    var answer = stack().download().delete("/download/" + id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().path("download_id").asText()).isEqualTo(id);
    assertThat(answer.data().path("status").asText()).isEqualTo("cancelled");
  }
}
