package org.ytarchive.jobs.job.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.job.EntryStore;
import org.ytarchive.jobs.job.EntryStoreContract;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.testing.JobsUnderTest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresEntryStoreIT extends EntryStoreContract {
  private JobsUnderTest service;

  @BeforeAll
  void start(@TempDir Path home) {
    service = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"));
  }

  @AfterAll
  void stop() {
    service.closeAll();
  }

  @Override
  protected JobStore jobs() {
    return service.bean(JobStore.class);
  }

  @Override
  protected EntryStore entries() {
    return service.bean(EntryStore.class);
  }

  private List<String> rows(String sql) {
    try (var connection = DriverManager.getConnection(service.database, "postgres", "");
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All workers of all replicas finish at once, and every child waits for the same parents. */
  @Test
  void change_ofManyChildrenAtOnceEndsTheirParentsOnce() throws Exception {
    var shared = videos(60);
    var one = working(listing(shared));
    var other = working(listing(shared.reversed()));
    var ends = new ArrayList<Callable<Job>>();
    children(one).forEach(child -> ends.add(() -> complete(child)));

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var end : threads.invokeAll(ends)) {
        assertThat(end.get().status()).isEqualTo(JobStatus.COMPLETED);
      }
    }

    for (var parent : List.of(one, other)) {
      assertThat(now(parent).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(
              rows(
                  "select event from jobs.events where job_id = '%s' order by tx, id"
                      .formatted(parent.id().value())))
          .containsExactly("job_queued", "job_started", "job_phase", "job_completed");
    }
    assertCountersAgree();
  }

  /** Two playlists with the same videos are read at once. */
  @Test
  void adopt_byTwoAtOnceMakesEachJobOnce() throws Exception {
    var shared = videos(150);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> working(listing(shared)));
      var other = threads.submit(() -> working(listing(shared.reversed())));

      assertThat(children(one.get()).stream().map(Job::id))
          .containsExactlyInAnyOrderElementsOf(
              children(other.get()).stream().map(Job::id).toList());
      assertThat(
              rows(
                  "select id from jobs.jobs where parent_id in ('%s', '%s')"
                      .formatted(one.get().id().value(), other.get().id().value())))
          .hasSize(150);
    }
    assertCountersAgree();
  }

  /** Cancelling, ending and adopting meet on the same rows. */
  @Test
  void changes_ofAllKindsAtOnceDoNotWaitInACircle() throws Exception {
    var shared = videos(40);
    var first = working(listing(shared));
    var calls = new ArrayList<Callable<Job>>();
    for (var child : children(first)) {
      calls.add(() -> complete(child));
    }
    for (int i = 0; i < 6; i++) {
      calls.add(i * 5, () -> working(listing(shared)));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isNotNull();
      }
    }
    assertThat(now(first).status()).isEqualTo(JobStatus.COMPLETED);
    assertCountersAgree();
  }

  private void assertCountersAgree() {
    assertThat(rows("select kind || status || jobs from jobs.job_counts where jobs > 0 order by 1"))
        .isEqualTo(
            rows(
                """
                select kind || status || count(*) from jobs.jobs group by kind, status order by 1
                """));
  }
}
