package org.ytarchive.jobs.job.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.JobStoreContract;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.testing.JobsUnderTest;

class PostgresJobStoreIT extends JobStoreContract {
  @TempDir Path home;
  private JobsUnderTest service;

  @BeforeEach
  void start() {
    service = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"));
  }

  @AfterEach
  void stop() {
    service.closeAll();
  }

  @Override
  protected JobStore jobs() {
    return service.bean(JobStore.class);
  }

  @Override
  protected List<String> queued() {
    var found = new ArrayList<String>();
    for (var queue : List.of("job_queue", "capture_queue", "processing_queue")) {
      rows("select task_instance from jobs." + queue).forEach(row -> found.add(ticket(row)));
    }
    for (var queue : List.of("errand_queue", "stop_queue")) {
      for (var row : rows("select task_name || ' ' || task_instance from jobs." + queue)) {
        var parts = row.split(" ");
        found.add(parts[0].toUpperCase(Locale.ROOT) + ":" + ticket(parts[1]));
      }
    }
    return found;
  }

  private static String ticket(String text) {
    var parts = text.split(":");
    return new JobId(UUID.fromString(parts[0])) + ":" + parts[1];
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

  /** Real connections race for one row: each step sees the one before. */
  @Test
  void change_isOneAfterTheOther() throws Exception {
    var job = change(inserted(), j -> Change.told(j.claim(NOON), EventKind.JOB_STARTED));
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 60; i++) {
        threads.submit(
            () ->
                change(job, j -> Change.told(j.enter(Phase.DOWNLOAD, NOON), EventKind.JOB_PHASE)));
      }
    }

    var after = jobs().find(job.id()).orElseThrow();
    assertThat(after.events()).isEqualTo(62);
    assertThat(
            rows("select seq::int from jobs.events order by tx, id").stream().map(Integer::valueOf))
        .isSorted();
  }

  /** Of many workers that find the same entry of the queue, one gets the job. */
  @Test
  void claim_isGivenOnce() throws Exception {
    var job = inserted();
    var won = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        threads.submit(
            () ->
                jobs()
                    .change(
                        job.id(),
                        j ->
                            j.status() == JobStatus.QUEUED
                                ? Optional.of(Change.told(j.claim(NOON), EventKind.JOB_STARTED))
                                : Optional.empty())
                    .ifPresent(claimed -> won.incrementAndGet()));
      }
    }
    assertThat(won).hasValue(1);
  }

  @Test
  void counters_agreeWithTheRows() throws Exception {
    var jobs = new ArrayList<Job>();
    for (int i = 0; i < 20; i++) {
      jobs.add(inserted());
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var job : jobs) {
        threads.submit(
            () -> {
              change(job, j -> Change.told(j.claim(NOON), EventKind.JOB_STARTED));
              return change(job, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED));
            });
      }
    }
    assertThat(rows("select status || jobs from jobs.job_counts where jobs > 0"))
        .containsExactly("cancelled20");
  }
}
