package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/**
 * What an expired session leaves on the disk; takes minutes, since it is looked for once in one.
 */
@EnabledIfSystemProperty(named = Full.PROPERTY, matches = "true")
class SessionExpirySystemTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void files_goAfterTheGraceAndTheArchivesOwnStay() {
    var settings = Map.of("SESSION_TTL", "20s", "SESSION_FILE_GRACE", "1s");
    try (var youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.demo());
        var stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings))) {
      var session = stack.doors().post("/api/sessions/", "").json().path("session_uuid").asText();
      var body = "{\"url\": \"https://youtu.be/ordinary720\", \"quality\": \"144p\"}";
      var created = stack.doors().post("/api/jobs/", body, "X-Session-ID", session);
      var job = "/api/jobs/" + created.json().path("job_uuid").asText();
      var done =
          await()
              .atMost(LIMIT)
              .until(
                  () -> stack.doors().get(job, "X-Session-ID", session).json(),
                  is -> is.path("status").asText().equals("completed"));
      var file = stack.home().resolve(done.path("output_path").asText().substring(1));
      assertThat(file).exists();

      await().atMost(LIMIT).until(() -> !Files.exists(file));

      assertThat(stack.doors().get(job, "X-Session-ID", session).status()).isEqualTo(404);
      assertThat(stack.storage().get("/storage/videos/ordinary720/file").status()).isEqualTo(200);
    }
  }
}
