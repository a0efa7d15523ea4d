package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;

/** Two replicas on one database and one folder, with the real ffmpeg. */
class ReplicasIT {
  @TempDir Path home;
  private String url;
  private ProcessingReplica one;
  private ProcessingReplica two;

  @BeforeEach
  void start() throws IOException {
    url = TestDatabase.fresh();
    one = replica();
    two = replica();
    var uploads = Files.createDirectories(home.resolve("downloads/uploads"));
    Footage.video(uploads.resolve("film.mp4"), "1280x720", 12);
  }

  private ProcessingReplica replica() {
    var environment = Map.of("DATABASE_URL", url, "DATABASE_USER", "postgres");
    return ProcessingReplica.start(home, environment, Map.of());
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  /** Its worker takes it up on whichever replica; answers its id once a tool works on it. */
  private String running(String fileId) {
    var id = one.enhance(fileId, "/downloads/uploads/film.mp4").text("processing_id");
    var made = home.resolve("downloads/.work/.processings/enhancement-" + fileId);
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(made.resolve("enhanced.mp4")));
    return id;
  }

  /** Its process is killed: its heartbeats stop, and another begins within ten seconds. */
  @Test
  void lostWorker_isReplacedWithinTenSeconds() throws Exception {
    var id = running("lost");

    long lost = System.nanoTime();
    sql("update download.processing_queue set version = version + 1, picked_by = 'dead'");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> number("select max(run) from download.processings") == 2);
    System.out.printf("taken over: %d ms%n", (System.nanoTime() - lost) / 1_000_000);
    assertThat((System.nanoTime() - lost) / 1_000_000).isLessThan(10_000);

    assertThat(two.end(id).data()).containsEntry("status", "completed");
    assertThat(number("select max(run) from download.processings")).isEqualTo(2);
  }

  /** SIGTERM: what runs is put back, and another replica makes it. */
  @Test
  void stoppedWorker_handsOver() throws Exception {
    var id = running("handed");
    one.close();
    one = replica();
    two.close();
    two = replica();

    assertThat(one.end(id).data()).containsEntry("status", "completed");
  }

  /** The same file twice under two names of a job: one after the other, on whichever replica. */
  @Test
  void sameFile_isMadeAtOnePlaceAtATime() throws Exception {
    var first = running("same");
    var second = two.ask("job-2", 1, "enhancement", "same", "/downloads/uploads/film.mp4", "");
    assertThat(second.status()).isEqualTo(201);

    assertThat(one.end(first).data()).containsEntry("status", "completed");
    assertThat(one.end(second.text("processing_id")).data()).containsEntry("status", "completed");
    assertThat(
            number(
                "select count(*) from download.processings a, download.processings b"
                    + " where a.id < b.id and a.started_at < b.completed_at"
                    + " and b.started_at < a.completed_at"))
        .isZero();
  }

  /** A higher attempt cancels the lower one and does its work. */
  @Test
  void higherAttempt_takesOver() {
    var first = running("again");

    var second =
        two.ask("job-e-again", 2, "enhancement", "again", "/downloads/uploads/film.mp4", "");

    assertThat(second.status()).isEqualTo(201);
    assertThat(one.end(first).data()).containsEntry("status", "cancelled");
    assertThat(one.end(second.text("processing_id")).data()).containsEntry("status", "completed");
    assertThat(
            two.ask("job-e-again", 1, "enhancement", "again", "/downloads/uploads/film.mp4", "")
                .text("processing_id"))
        .isEqualTo(first);
  }

  private long number(String select) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery(select)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void sql(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute(statement);
    }
  }
}
