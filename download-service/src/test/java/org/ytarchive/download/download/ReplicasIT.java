package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.download.queue.WorkKind;

/** Two replicas on one database and one download folder. */
class ReplicasIT {
  @TempDir Path home;
  private String url;
  private Replica one;
  private Replica two;

  @BeforeEach
  void start() {
    url = TestDatabase.fresh();
    one = replica();
    two = replica();
  }

  private Replica replica() {
    return Replica.start(
        home,
        Map.of("DATABASE_URL", url, "DATABASE_USER", "postgres", "MAX_CONCURRENT_DOWNLOADS", "1"));
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  private static final String WISH = "{\"video_id\":\"" + VIDEO + "\",\"job_id\":\"job_1\"}";

  private void onBoth(ScriptedDownloader.Script script) {
    one.downloader().on(VIDEO, script);
    two.downloader().on(VIDEO, script);
  }

  /** Starts a download that hangs; answers its id. */
  private String hang() throws InterruptedException {
    var started = new CountDownLatch(1);
    onBoth(ScriptedDownloader.hangs(started));
    var id = one.post(WISH).text("download_id");
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    return id;
  }

  private Replica running() {
    return one.downloader().playing() > 0 ? one : two;
  }

  private Replica other() {
    return running() == one ? two : one;
  }

  private String status(String id) {
    return two.get("/download/" + id).text("status");
  }

  @Test
  void cancel_reachesTheReplicaThatRunsIt() throws Exception {
    var id = hang();
    var runner = running();

    long began = System.nanoTime();
    assertThat(other().delete("/download/" + id).status()).isEqualTo(200);
    await().pollInterval(Duration.ofMillis(5)).until(() -> runner.downloader().playing() == 0);

    System.out.printf("cancel across replicas: %d ms%n", since(began));
    await().until(() -> !Files.exists(home.resolve("downloads/.work/job_1")));
    assertThat(status(id)).isEqualTo("cancelled");
  }

  private static long since(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Test
  void counts_areThoseOfAllReplicas() throws Exception {
    var started = new CountDownLatch(2);
    onBoth(ScriptedDownloader.hangs(started));
    for (int i = 0; i < 5; i++) {
      one.post("{\"video_id\":\"" + VIDEO + "\"}");
    }
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(two.get("/download").data())
        .containsEntry("active_count", 2)
        .containsEntry("queue_count", 3);
    assertThat(one.downloader().playing()).isEqualTo(1);
    two.open().reversed().forEach(id -> two.delete("/download/" + id));
  }

  /** A listener may sit anywhere and hears within half a second of what yt-dlp printed. */
  @Test
  void events_comeFromAnyReplica() throws Exception {
    BlockingQueue<Integer> steps = new LinkedBlockingQueue<>();
    onBoth((order, folder, listener) -> stepping(order, folder, listener, steps));
    var id = one.post(WISH).text("download_id");
    await().until(() -> one.downloader().playing() + two.downloader().playing() == 1);

    try (var near = new Listener(running(), id);
        var far = new Listener(other(), id)) {
      for (int percent = 20; percent <= 90; percent += 10) {
        steps.add(percent);
        long printed = System.nanoTime();
        int shown = percent * 95 / 100;
        near.await(shown);
        long nearMillis = since(printed);
        far.await(shown);
        System.out.printf("%d %%: here %d ms, there %d ms%n", percent, nearMillis, since(printed));
        assertThat(nearMillis).isLessThan(500);
        assertThat(since(printed)).isLessThan(700); // 500 and a busy machine
      }
      steps.add(-1);
      near.awaitEnd("completed");
      far.awaitEnd("completed");
    }
  }

  private static Outcome stepping(
      DownloadOrder order,
      Path folder,
      Consumer<DownloadUpdate> listener,
      BlockingQueue<Integer> steps)
      throws InterruptedException {
    for (int percent = steps.take(); percent >= 0; percent = steps.take()) {
      listener.accept(Samples.progress("download", percent, percent));
    }
    return ScriptedDownloader.file("content").play(order, folder, listener);
  }

  /** What one reader of an event stream has got. */
  private static final class Listener implements AutoCloseable {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread thread;

    Listener(Replica replica, String id) {
      var stream = replica.events(id);
      thread = Thread.ofVirtual().start(() -> read(stream));
    }

    private void read(java.util.stream.Stream<String> stream) {
      stream.forEach(lines::add);
      lines.add("(closed)");
    }

    void await(int percent) throws InterruptedException {
      awaitLine("\"progress\":" + percent + ",");
    }

    void awaitEnd(String status) throws InterruptedException {
      awaitLine("event: " + status);
      awaitLine("\"status\":\"" + status + "\"");
      awaitLine("(closed)");
    }

    private void awaitLine(String part) throws InterruptedException {
      while (true) {
        var line = lines.poll(10, TimeUnit.SECONDS);
        assertThat(line).as("waiting for " + part).isNotNull();
        if (line != null && line.contains(part)) {
          return;
        }
      }
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  /** A process is killed: nobody says good-bye, its heartbeats stop. */
  @Test
  void lostWorker_isReplacedWithinSeconds() throws Exception {
    var id = hang();
    onBoth(ScriptedDownloader.file("content"));

    long lost = System.nanoTime();
    sql("update download.queue set version = version + 1, picked_by = 'dead'");
    await().atMost(Duration.ofSeconds(8)).until(() -> status(id).equals("completed"));

    System.out.printf("taken over and done: %d ms%n", since(lost));
    assertThat(since(lost)).isLessThan(6500);
    await().until(() -> one.downloader().playing() + two.downloader().playing() == 0);
    await().until(() -> !Files.exists(home.resolve("downloads/.work/job_1")));
    assertThat(files()).hasSize(1);
    await().untilAsserted(() -> assertThat(count("download.queue")).isZero());
  }

  private List<Path> files() throws Exception {
    try (var all = Files.list(home.resolve("downloads"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** SIGTERM: another replica goes on within a second, from what is there. */
  @Test
  void stoppedWorker_handsOver() throws Exception {
    var id = hang();
    var runner = running();
    onBoth(ScriptedDownloader.file("content"));

    var reader = new Listener(runner, id);
    reader.await(38);

    long began = System.nanoTime();
    var closing = Thread.ofPlatform().start(runner::close);
    var left = runner == one ? two : one;
    reader.awaitLine("(closed)");
    await().until(() -> left.get("/download/" + id).text("status").equals("completed"));
    System.out.printf("handed over and done: %d ms%n", since(began));
    assertThat(since(began)).isLessThan(2500);
    closing.join();
    System.out.printf("closed: %d ms%n", since(began));
    assertThat(left.downloader().played()).hasSize(1);
  }

  /** A replica that waits for work costs the database next to nothing. */
  @Test
  void idleReplicas_askLittle() throws Exception {
    two.close();
    // what a connection did is counted when it was idle for ten seconds
    await().pollDelay(Duration.ofSeconds(12)).atMost(Duration.ofSeconds(15)).until(() -> true);
    long before = transactions();
    long began = System.nanoTime();
    await().pollDelay(Duration.ofSeconds(10)).atMost(Duration.ofSeconds(15)).until(() -> true);
    double perSecond = (transactions() - before) * 1000.0 / since(began);
    System.out.printf("idle: %.2f transactions a second%n", perSecond);
    assertThat(perSecond).isLessThan(2.5 * WorkKind.values().length);
  }

  private long transactions() throws SQLException {
    return number("select xact_commit from pg_stat_database where datname = current_database()");
  }

  private long count(String table) throws SQLException {
    return number("select count(*) from " + table);
  }

  private long number(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery(query)) {
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
