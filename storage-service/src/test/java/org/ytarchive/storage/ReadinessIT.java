package org.ytarchive.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.RunningStorage;

class ReadinessIT {

  @Test
  void readiness_watchesEveryRoot(@TempDir Path home) throws IOException {
    var roots = "/downloads=" + home.resolve("downloads") + ",/old=" + home.resolve("old");
    try (var storage = RunningStorage.start(home, Map.of("STORAGE_ROOTS", roots))) {
      var ready = storage.get("/health/readiness");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text())
          .contains("\"/downloads\":{")
          .contains("\"/old\":{")
          .contains("free_bytes");
      try (var files = Files.list(home.resolve("old"))) {
        assertThat(files).isEmpty();
      }

      Files.delete(home.resolve("old"));
      assertThat(storage.get("/health/readiness").status()).isEqualTo(503);
      assertThat(storage.get("/health/readiness").text()).contains("storage root /old");
      assertThat(storage.get("/health").status()).isEqualTo(200);
    }
  }
}
