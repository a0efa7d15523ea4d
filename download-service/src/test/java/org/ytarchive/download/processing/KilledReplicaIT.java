package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;

/**
 * Uploads through two replicas in processes of their own, one of which is killed again and again:
 * every result is there, none is made twice. 4 uploads and one kill; with {@code
 * -Dytarchive.full=true} 50 and five.
 */
class KilledReplicaIT {
  private static final boolean FULL = Boolean.getBoolean("ytarchive.full");
  private static final int UPLOADS = FULL ? 50 : 4;
  private static final int KILLS = FULL ? 5 : 1;

  @TempDir Path home;
  private final String url = TestDatabase.fresh();
  private final List<ReplicaProcess> replicas = new ArrayList<>();

  private ReplicaProcess start() throws IOException {
    var replica = ReplicaProcess.start(home, url);
    replicas.add(replica);
    return replica;
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (var replica : replicas) {
      replica.close();
    }
  }

  @Test
  void uploads_areAllProcessedThoughAReplicaIsKilled() throws Exception {
    var uploads = Files.createDirectories(home.resolve("downloads/uploads"));
    Footage.video(uploads.resolve("film.mp4"), "640x480", 8);
    var mortal = start().awaitReady();
    for (int i = 0; i < UPLOADS; i++) {
      ask(mortal, i, "enhancement");
      ask(mortal, i, "extraction");
    }
    var steady = start();
    for (int i = 0; i < KILLS; i++) {
      killWhileItWorks(mortal, steady);
      mortal = start().awaitReady();
    }

    await()
        .atMost(Duration.ofSeconds(FULL ? 1200 : 120))
        .until(() -> count("state = 'COMPLETED'") == 2 * UPLOADS);

    assertThat(names("processed_videos")).hasSize(UPLOADS);
    assertThat(names("processed_videos/metadata")).hasSize(UPLOADS);
    assertThat(number("select count(*) from download.processings")).isEqualTo(2 * UPLOADS);
    long runs = number("select sum(run) from download.processings");
    System.out.printf("%d processings in %d runs%n", 2 * UPLOADS, runs);
    assertThat(runs)
        .as("each kill costs the one run of that replica")
        .isBetween(2L * UPLOADS, 2L * UPLOADS + KILLS);
    await().until(() -> number("select count(*) from download.processing_queue") == 0);
    for (var name : names("processed_videos")) {
      var file = home.resolve("downloads/processed_videos").resolve(name);
      assertThat(Footage.times(file, "v")).hasSize(200);
    }
  }

  private void ask(ReplicaProcess replica, int i, String process) throws Exception {
    var answer =
        replica.send(
            "POST",
            "/processings",
            """
            {"job_id":"%s-%d","process":"%s","file_id":"f%d","source_path":"/downloads/uploads/film.mp4","filename":"film.mp4"}
            """
                .formatted(process, i, process, i));
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  /** Both have one worker: when two run, each runs one, and the first to have begun is its own. */
  private void killWhileItWorks(ReplicaProcess mortal, ReplicaProcess steady) throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("state = 'PROCESSING' and process = 'ENHANCEMENT'") > 0);
    long runsBefore = number("select sum(run) from download.processings");
    var running = strings("select id::text from download.processings where state = 'PROCESSING'");
    mortal.kill();
    long killed = System.nanoTime();
    steady.awaitReady();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> number("select sum(run) from download.processings") > runsBefore);
    System.out.printf(
        "killed with %d running; the next run began after %d ms%n",
        running.size(), (System.nanoTime() - killed) / 1_000_000);
  }

  private TreeSet<String> names(String folder) throws IOException {
    try (var files = Files.list(home.resolve("downloads").resolve(folder))) {
      var names = new TreeSet<String>();
      files.filter(Files::isRegularFile).forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  private long count(String condition) throws SQLException {
    return number("select count(*) from download.processings where " + condition);
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(strings(query).getFirst());
  }

  private List<String> strings(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery(query)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
