package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The storage service's examples, once a job has filled the archive. */
interface DocumentedStorage {
  DocumentedStack documented();

  private StackProcess stack() {
    return documented().stack();
  }

  @Test
  @Order(3)
  default void video_isFoundAndListedInStorage() {
    var one = stack().storage().get("/storage/videos/" + DocumentedStack.ID);
    Documented.example("get-video-information").free("file_path", "file_size").matches(one);
    assertThat(one.data().path("file_path").asText()).startsWith("/downloads/");
    assertThat(one.data().at("/metadata/duration").asInt()).isEqualTo(212);

    Documented.example("list-stored-videos")
        .free("file_size")
        .matches(stack().storage().get("/storage/videos?limit=50&offset=0&sort=title&order=asc"));
  }

  @Test
  @Order(4)
  default void statistics_countIt() {
    var documented =
        Documented.example("get-storage-statistics")
            .free("total_videos", "total_size", "total_duration", "count", "size");

    documented.matches(stack().storage().get("/storage/stats"));
    documented.matches(stack().storage().get("/stats"));
    assertThat(stack().storage().get("/stats").data().path("total_videos").asInt()).isEqualTo(1);
    assertThat(stack().storage().get("/stats").data().path("total_duration").asInt())
        .isEqualTo(212);
  }

  /** The documented body, with a file that is really there. */
  @Test
  @Order(9)
  default void metadata_isSaved() throws Exception {
    var file = Files.createDirectories(stack().home().resolve("downloads")).resolve("video.mp4");
    try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(52_428_800);
    }

    var answer =
        stack().storage().post("/storage/metadata", Documented.request("save-video-metadata"));

    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    assertThat(answer.data().path("video_id").asText()).isEqualTo(DocumentedStack.ID);
    assertThat(answer.data().path("files").findValuesAsText("path"))
        .contains("/downloads/video.mp4");
  }

  @Test
  @Order(10)
  default void workPlan_isCreatedAndListed() {
    var created =
        stack().storage().post("/storage/workplan", Documented.request("create-work-plan"));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.data().path("id").asText()).startsWith("wp_");
    Documented.example("list-work-plans").matches(stack().storage().get("/storage/workplan"));
  }
}
