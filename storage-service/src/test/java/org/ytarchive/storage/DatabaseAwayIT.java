package org.ytarchive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.RunningStorage;

class DatabaseAwayIT {
  private static final String RECORD = "{\"video_id\":\"dQw4w9WgXcQ\",\"metadata\":{}}";

  /** A database that restarts is an everyday thing: callers are told to wait, nobody to restart. */
  @Test
  void requests_areRefusedWhileTheDatabaseIsAwayAndServedAfterwards(
      @TempDir Path home, @TempDir Path data) throws IOException {
    int port = freePort();
    var database = start(data, port);
    var settings =
        Map.of(
            "DATABASE_URL",
            database.getJdbcUrl("postgres", "postgres"),
            "DATABASE_USER",
            "postgres");
    try (var storage = RunningStorage.start(home, settings)) {
      assertThat(storage.post("/storage/metadata", RECORD).status()).isEqualTo(201);

      database.close();
      for (var path : new String[] {"/storage/videos", "/storage/videos/dQw4w9WgXcQ", "/stats"}) {
        var answer = storage.get(path);
        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).matches("\\d+");
      }
      assertThat(storage.post("/storage/metadata", RECORD).status()).isEqualTo(503);
      assertThat(storage.get("/health").status()).isEqualTo(200);
      assertThat(storage.get("/health/readiness").status()).isEqualTo(503);

      database = start(data, port);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(storage.get("/storage/videos/dQw4w9WgXcQ").status()).isEqualTo(200));
      assertThat(storage.post("/storage/metadata", RECORD).status()).isEqualTo(200);
      assertThat(storage.get("/health/readiness").status()).isEqualTo(200);
    } finally {
      database.close();
    }
  }

  /**
   * Between two requests, and quick: connections that were used a moment ago are not asked whether
   * they live.
   */
  @Test
  void aRestart_isSeenByNoCaller(@TempDir Path home, @TempDir Path data) throws IOException {
    int port = freePort();
    var database = start(data, port);
    var settings =
        Map.of(
            "DATABASE_URL",
            database.getJdbcUrl("postgres", "postgres"),
            "DATABASE_USER",
            "postgres");
    try (var storage = RunningStorage.start(home, settings)) {
      for (int restart = 0; restart < 2; restart++) {
        assertThat(storage.post("/storage/metadata", RECORD).status()).isIn(200, 201);
        awaitWatch(database);
        database.close();
        database = start(data, port);
        assertThat(storage.get("/storage/videos/dQw4w9WgXcQ").status()).isEqualTo(200);
      }
    } finally {
      database.close();
    }
  }

  /** What goes before it is watched again is noticed a moment later. */
  private static void awaitWatch(EmbeddedPostgres database) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try (var connection = database.getPostgresDatabase().getConnection();
                  var statement = connection.createStatement();
                  var found =
                      statement.executeQuery(
                          "select from pg_stat_activity where application_name = 'ytarchive-watch'")) {
                return found.next();
              }
            });
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
