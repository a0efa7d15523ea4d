package org.ytarchive.storage.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.RunningStorage;

/** Who reads a session's handle in a list must not get at its files by it. */
class LinksGateIT {
  @TempDir Path home;

  @Test
  void links_areForTheServicesOwnCalls() {
    var owner = "/storage/links/" + UUID.randomUUID();
    try (var storage = RunningStorage.start(home, Map.of("INTERNAL_TOKEN", "sesame"))) {
      for (var path : List.of(owner, owner + "/" + UUID.randomUUID() + "/video/a.mp4")) {
        assertThat(storage.get(path).status()).isEqualTo(403);
        assertThat(storage.get(path, "X-Internal-Token", "guess").status()).isEqualTo(403);
      }
      assertThat(storage.delete(owner).status()).isEqualTo(403);

      assertThat(storage.get(owner, "X-Internal-Token", "sesame").status()).isEqualTo(200);
      assertThat(storage.get("/storage/videos").status()).isEqualTo(200);
    }
  }
}
