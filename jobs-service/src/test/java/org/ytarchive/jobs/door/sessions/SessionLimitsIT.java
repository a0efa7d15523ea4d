package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.jobs.testing.CuttableLine;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** What a session may ask for in a minute, and what the door says while the database is away. */
class SessionLimitsIT extends SessionsGround {
  @TempDir static Path other;

  @Override
  Map<String, Object> settings() {
    return Map.of("ytarchive.sessions.requests-per-minute", 2);
  }

  @Test
  void tooManyRequests_areRefusedForThatSessionAlone() {
    var session = session();
    assertThat(get("/api/jobs/", session).statusCode()).isEqualTo(200);
    assertThat(get("/api/jobs/", session).statusCode()).isEqualTo(200);

    var third = get("/api/jobs/", session);

    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).isPresent();
    assertThat(field(third, "detail")).startsWith("Rate limit exceeded");
    assertThat(get("/api/jobs/", session()).statusCode()).isEqualTo(200);
    clock.pass(Duration.ofMinutes(1));
    assertThat(get("/api/jobs/", session).statusCode()).isEqualTo(200);
  }

  /** Just then somebody wants to know. */
  @Test
  void databaseAway_isSaidAndNoError() throws Exception {
    var database = TestDatabase.fresh();
    int port = URI.create(database.substring("jdbc:".length())).getPort();
    try (var line = new CuttableLine(port)) {
      var there = database.replace(":" + port + "/", ":" + line.port() + "/");
      var alone = JobsUnderTest.start(other, there, Map.of());
      try {
        line.cut();
        for (var path : List.of("/api/metrics", "/api/status")) {
          await()
              .atMost(Duration.ofSeconds(30))
              .untilAsserted(
                  () -> {
                    var answer = alone.get(path);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(field(answer, "status")).isEqualTo("unhealthy");
                  });
        }
        assertThat(alone.get("/api/health").statusCode()).isEqualTo(503);
      } finally {
        line.mend();
        alone.closeAll();
      }
    }
  }
}
