package org.ytarchive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.storage.testing.Golden.assertAnswers;
import static org.ytarchive.storage.testing.Golden.assertLooksLike;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.Golden;
import org.ytarchive.storage.testing.RunningStorage;

/** The storage part of {@code ytarchive.md}, replayed as it is printed. */
class DocumentedExamplesIT {

  @Test
  void everyExample_isAnsweredAsDocumented(@TempDir Path home) throws IOException {
    try (var storage = RunningStorage.start(home)) {
      var file = storage.put("video.mp4", new byte[0]);
      try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(52428800);
      }

      var saved =
          storage.post("/storage/metadata", Golden.read("save-video-metadata.request.json"));
      assertThat(saved.status()).isEqualTo(201);
      assertThat(saved.header("Location")).isEqualTo("/storage/videos/dQw4w9WgXcQ");
      assertAnswers(saved, "get-video-information.response.json");

      assertAnswers(
          storage.get("/storage/videos/dQw4w9WgXcQ"), "get-video-information.response.json");
      assertAnswers(storage.get("/storage/videos"), "list-stored-videos.response.json");
      assertLooksLike(storage.get("/storage/stats"), "get-storage-statistics.response.json");
      assertLooksLike(storage.get("/stats"), "get-storage-statistics.response.json");

      var plan = storage.post("/storage/workplan", Golden.read("create-work-plan.request.json"));
      assertThat(plan.status()).isEqualTo(201);
      assertAnswers(storage.get("/storage/workplan"), "list-work-plans.response.json");
    }
  }
}
