package org.ytarchive.download.download.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ytarchive.download.download.Samples.NOON;
import static org.ytarchive.download.download.Samples.queued;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.download.download.Download;
import org.ytarchive.download.download.DownloadStore;
import org.ytarchive.download.download.DownloadStoreContract;
import org.ytarchive.download.sql.Sql;

class PostgresDownloadStoreIT extends DownloadStoreContract {
  @TempDir static Path home;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    Map<String, Object> properties = Map.of("test.downloads", "scripted");
    context = TestService.context("download", home, Map.of(), properties);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void empty() {
    context.getBean(Sql.class).update("delete from download.downloads");
  }

  @Override
  public DownloadStore store() {
    return context.getBean(DownloadStore.class);
  }

  private Sql sql() {
    return context.getBean(Sql.class);
  }

  /** Two replicas take the same entry: each gets a run of its own, the higher one counts. */
  @Test
  void claim_raceGivesEveryoneItsOwnRun() throws Exception {
    var download = queued("job_1", 1);
    store().insert(download);

    var runs = race(8, () -> store().claim(download.id(), NOON).map(Download::run).orElse(0));

    assertThat(runs).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  /** Jobs' worker is taken over just as it asks for a download. */
  @Test
  void insert_raceOfOneAttemptLetsOneIn() throws Exception {
    var answers =
        race(
            6,
            () -> {
              try {
                store().insert(queued("job_1", 1));
                return 1;
              } catch (RuntimeException refused) {
                return 0;
              }
            });

    assertThat(answers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
  }

  @Test
  void complete_raceWithCancelHasOneWinner() throws Exception {
    for (int round = 0; round < 10; round++) {
      var download = queued("job_" + round, 1);
      store().insert(download);
      var run = store().claim(download.id(), NOON).orElseThrow().currentRun();
      store().remember(run, org.ytarchive.download.download.Samples.file("/downloads/a", 1, "a"));
      var first = new CountDownLatch(2);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var completed = threads.submit(together(first, () -> complete(run)));
        var cancelled =
            threads.submit(together(first, () -> store().cancel(run.id(), NOON).isPresent()));
        assertThat(completed.get() ^ cancelled.get()).isTrue();
      }
    }
  }

  private boolean complete(org.ytarchive.download.download.Run run) {
    var done =
        new org.ytarchive.download.download.DownloadProgress(
            org.ytarchive.download.download.Phase.DONE,
            100,
            1,
            Optional.of(1L),
            Optional.of(1L),
            Optional.of(0L));
    return store().complete(run, done, NOON);
  }

  /** What a bug could do to a row, the table refuses. */
  @Test
  void table_refusesWhatTheStatesDoNotDraw() {
    var download = queued("job_1", 1);
    store().insert(download);

    for (var wrong :
        new String[] {
          "state = 'RUNNING'",
          "state = 'COMPLETED', completed_at = now(), run = 1",
          "state = 'FAILED', completed_at = now()",
          "state = 'CANCELLED'",
          "state = 'DOWNLOADING'",
          "progress = 101",
          "phase = 'download'",
          "attempt = 0",
          "keep_partial = true",
          "video_id = '--exec=evil'"
        }) {
      assertThatThrownBy(() -> sql().update("update download.downloads set " + wrong))
          .as(wrong)
          .hasMessageContaining("check constraint");
    }
  }

  /** Clearing away and taking up exclude each other, on whichever replica. */
  @Test
  void claim_waitsForTheOneThatClearsAway() throws Exception {
    var download = queued("job_1", 1);
    store().insert(download);
    store().cancel(download.id(), NOON);
    var next = queued("job_1", 2);
    var dropping = new CountDownLatch(1);
    var go = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var drop =
          threads.submit(() -> store().dropUnlessNeeded("job_1", NOON, () -> pause(dropping, go)));
      dropping.await();
      store().insert(next);
      var claim = threads.submit(() -> store().claim(next.id(), NOON));
      assertThat(waitsFor(claim)).isTrue();
      go.countDown();
      assertThat(drop.get()).isTrue();
      assertThat(claim.get(5, TimeUnit.SECONDS)).isPresent();
    }
  }

  private static boolean waitsFor(java.util.concurrent.Future<?> claim) throws Exception {
    try {
      claim.get(300, TimeUnit.MILLISECONDS);
      return false;
    } catch (java.util.concurrent.TimeoutException stillWaiting) {
      return true;
    }
  }

  private static void pause(CountDownLatch here, CountDownLatch until) {
    here.countDown();
    try {
      until.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> java.util.List<T> race(int runners, Callable<T> step) throws Exception {
    var gate = new CountDownLatch(runners);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, runners).mapToObj(i -> threads.submit(together(gate, step))).toList();
      var answers = new java.util.ArrayList<T>();
      for (var one : all) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  private static <T> Callable<T> together(CountDownLatch gate, Callable<T> step) {
    return () -> {
      gate.countDown();
      gate.await();
      return step.call();
    };
  }
}
