package org.ytarchive.storage.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** Deleting a record over HTTP, and what becomes of its files. */
class VideoDeletionIT {
  private static final String A = "/storage/videos/video-00001";
  private static final String B = "/storage/videos/video-00002";

  @TempDir Path home;
  RunningStorage storage;

  @BeforeEach
  void start() {
    var inner = home.resolve("downloads/inner");
    storage =
        RunningStorage.start(
            home,
            Map.of(
                "STORAGE_ROOTS", "/downloads=" + home.resolve("downloads") + ",/inner=" + inner));
  }

  @AfterEach
  void stop() {
    storage.close();
  }

  private Answer save(String id, String path, String... companions) {
    var files = companions.length == 0 ? "" : String.join(",", companions);
    return storage.post(
        "/storage/metadata",
        """
        {"video_id":"%s","metadata":{"duration":10},"file_path":"%s","files":[%s]}
        """
            .formatted(id, path, files));
  }

  @Test
  void delete_removesTheRecordAndAllItsFiles() {
    var video = storage.put("a.mp4", "video".getBytes(UTF_8));
    var thumbnail = storage.put("a.jpg", "thumb".getBytes(UTF_8));
    var stranger = storage.put("b.mp4", "other".getBytes(UTF_8));
    save(
        "video-00001",
        "/downloads/a.mp4",
        "{\"kind\":\"thumbnail\",\"path\":\"/downloads/a.jpg\"}");

    var deleted = storage.delete(A);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.data())
        .containsEntry("video_id", "video-00001")
        .containsEntry("files", 2)
        .containsEntry("bytes", 10)
        .containsKey("deleted_at");
    assertThat(video).doesNotExist();
    assertThat(thumbnail).doesNotExist();
    assertThat(stranger).exists();
    assertThat(storage.get(A).code()).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(storage.get("/storage/stats").data())
        .containsEntry("total_videos", 0)
        .containsEntry("total_size", 0)
        .containsEntry("total_duration", 0);
  }

  @Test
  void delete_theSecondTimeIs404() {
    save("video-00001", "/downloads/none.mp4");
    storage.put("a.mp4", "video".getBytes(UTF_8));
    save("video-00001", "/downloads/a.mp4");

    assertThat(storage.delete(A).status()).isEqualTo(200);
    assertThat(storage.delete(A).status()).isEqualTo(404);
    assertThat(storage.delete(A).code()).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(storage.delete("/storage/videos/..%2f").code()).isEqualTo("VIDEO_NOT_FOUND");
  }

  @Test
  void delete_leavesAFileAnotherRecordLeansOn() {
    storage.put("a.mp4", "video".getBytes(UTF_8));
    save("video-00001", "/downloads/a.mp4");
    save("video-00002", "/downloads/a.mp4");

    assertThat(storage.delete(A).data()).containsEntry("files", 1).containsEntry("bytes", 0);
    assertThat(storage.get(B + "/file").text()).isEqualTo("video");
    assertThat(storage.delete(B).data()).containsEntry("bytes", 5);
    assertThat(home.resolve("downloads/a.mp4")).doesNotExist();
  }

  /** One file, two names on disk: each record has its own. */
  @Test
  void delete_removesItsOwnHardLinkOnly() throws Exception {
    var file = storage.put("a.mp4", "video".getBytes(UTF_8));
    var link = Files.createLink(home.resolve("downloads/link.mp4"), file);
    save("video-00001", "/downloads/a.mp4");
    save("video-00002", "/downloads/link.mp4");

    storage.delete(A);

    assertThat(file).doesNotExist();
    assertThat(link).exists();
    assertThat(storage.get(B + "/file").text()).isEqualTo("video");
  }

  /** One name on disk, two ways to it: a root within a root, and a linked folder. */
  @Test
  void delete_leavesAFileAnotherRecordKnowsByAnotherWay() throws Exception {
    var file = storage.put("inner/a.mp4", "video".getBytes(UTF_8));
    Files.createSymbolicLink(home.resolve("downloads/linked"), home.resolve("downloads/inner"));
    save("video-00001", "/downloads/inner/a.mp4");
    save("video-00002", "/inner/a.mp4");
    save("video-00003", "/downloads/linked/a.mp4");

    storage.delete(A);
    assertThat(file).exists();
    storage.delete("/storage/videos/video-00003");
    assertThat(file).exists();
    storage.delete(B);
    assertThat(file).doesNotExist();
  }

  /** A symbolic link is its record's own; where it leads to is not. */
  @Test
  void delete_removesALinkAndNotWhereItLeads() throws Exception {
    var file = storage.put("a.mp4", "video".getBytes(UTF_8));
    var link = Files.createSymbolicLink(home.resolve("downloads/link.mp4"), file);
    save("video-00001", "/downloads/link.mp4");

    storage.delete(A);

    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(file).exists();
  }

  /** Somebody put another file there meanwhile: that one is not ours. */
  @Test
  void delete_leavesWhatIsNoLongerTheFileThatWasStored() {
    var file = storage.put("a.mp4", "video".getBytes(UTF_8));
    save("video-00001", "/downloads/a.mp4");
    storage.put("a.mp4", "something else".getBytes(UTF_8));

    assertThat(storage.delete(A).status()).isEqualTo(200);
    assertThat(file).exists();
  }

  @Test
  void delete_ofARecordWhoseFileIsGone() throws Exception {
    Files.delete(storage.put("b.mp4", "x".getBytes(UTF_8)));
    var file = storage.put("a.mp4", "video".getBytes(UTF_8));
    save("video-00001", "/downloads/a.mp4");
    Files.delete(file);

    assertThat(storage.delete(A).status()).isEqualTo(200);
    assertThat(storage.get(A).status()).isEqualTo(404);
  }
}
