package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** What the service costs: next to nothing while there is nothing to do, little per job. */
class IdleIT {
  private static final int JOBS = 200;
  private static final Duration WATCHED = Duration.ofSeconds(20);
  private static final Duration SETTLING = Duration.ofSeconds(11);

  @TempDir Path home;

  private static void pass(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
  }

  private static long transactions(String database) {
    var sql =
        """
        select xact_commit + xact_rollback from pg_stat_database where datname = current_database()
        """;
    try (var connection = DriverManager.getConnection(database, "postgres", "");
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void idleService_hardlyAsksTheDatabase() {
    var jobs = JobsUnderTest.start(home);
    try {
      jobs.create("dQw4w9WgXcQ");
      await().until(() -> jobs.storage.records.size() == 1);
      pass(SETTLING); // the server's statistics lag behind
      long before = transactions(jobs.database);
      pass(WATCHED);
      double rate = (transactions(jobs.database) - before) / (double) WATCHED.toSeconds();
      System.out.printf("idle: %.2f transactions a second%n", rate);
      assertThat(rate).isLessThan(5.0); // each of five queues looks for lost workers
    } finally {
      jobs.closeAll();
    }
  }

  /** Two replicas share many jobs: each is done once, and the counters agree. */
  @Test
  void manyJobs_areEachDoneOnceByTwoReplicas() {
    var jobs = JobsUnderTest.start(home);
    try (var replica = jobs.replica(Map.of())) {
      long began = System.nanoTime();
      for (int i = 0; i < JOBS; i++) {
        (i % 2 == 0 ? jobs : replica).create("dQw4w9W%04d".formatted(i));
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> replica.get("/jobs?status=completed").body().contains("\"total\":" + JOBS));

      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("%d jobs in %.1f s%n", JOBS, seconds);
      assertThat(jobs.storage.records).hasSize(JOBS);
      assertThat(jobs.download.requests.stream().filter(r -> r.startsWith("POST"))).hasSize(JOBS);
    } finally {
      jobs.closeAll();
    }
  }
}
