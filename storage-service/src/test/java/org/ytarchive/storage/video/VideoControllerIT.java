package org.ytarchive.storage.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.RunningStorage;

class VideoControllerIT {
  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home);
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  @Test
  void save_thenGetListAndFile() {
    storage.put("video.mp4", "hello".getBytes(UTF_8));
    var saved =
        storage.post(
            "/storage/metadata",
            """
            {"video_id":"dQw4w9WgXcQ","metadata":{"title":"Rick Astley - Never Gonna Give You Up",
             "duration":212,"published_at":"2009-10-25T06:57:33Z", "x":null, "y":1.10},
             "file_path":"/downloads/video.mp4","file_size":5}
            """);
    assertThat(saved.status()).isEqualTo(201);
    var file = storage.get("/storage/videos/dQw4w9WgXcQ/file");
    assertThat(file.text()).isEqualTo("hello");
    var part = storage.get("/storage/videos/dQw4w9WgXcQ/file", "Range", "bytes=1-2");
    assertThat(part.text()).isEqualTo("el");
    assertThat(storage.get("/stats").data()).containsEntry("total_videos", 1);
  }
}
