package org.ytarchive.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** What listeners hear, over WebSocket, server-sent events and the history. */
class JobEventsIT {
  private static final String VIDEO = "dQw4w9WgXcQ";

  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home);
    jobs.download.begin = DownloadScript.at("download", 10);
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private void awaitProgress(Listener listener, int percent) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(listener.progress()).contains(percent));
  }

  @Test
  void stream_tellsTheWholeLifeAndEndsWithIt() {
    var job = jobs.create(VIDEO);
    try (var listener = Listener.stream(jobs, "/jobs/" + job + "/events", "")) {
      awaitProgress(listener, 11);

      jobs.download.tell(job, 1, DownloadScript.at("download", 50));
      awaitProgress(listener, 47);
      jobs.download.tell(job, 1, DownloadScript.at("merge", 100));
      jobs.download.tell(job, 1, DownloadScript.completed());

      await().atMost(Duration.ofSeconds(10)).until(() -> listener.ended);
      assertThat(listener.events())
          .startsWith("job_queued", "job_started", "job_phase")
          .endsWith("job_phase", "job_completed");
      assertThat(listener.lines).first().isEqualTo("status 200");
      assertThat(listener.lines).anyMatch(line -> line.startsWith("id: "));
    }
  }

  /** A listener whose connection broke shows the last id it saw. */
  @Test
  void stream_resumesAfterTheLastEventId() {
    jobs.download.begin = DownloadScript.completed();
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "status").equals("completed"));
    var history = jobs.get("/jobs/" + job + "/events").body();
    var second = Json.at(history, "data.events.1.id").toString();

    try (var listener = Listener.stream(jobs, "/jobs/" + job + "/events", second)) {
      await().atMost(Duration.ofSeconds(10)).until(() -> listener.ended);

      assertThat(listener.events()).doesNotContain("job_queued", "job_started");
      assertThat(listener.events()).last().isEqualTo("job_completed");
    }
  }

  /** A browser comes back by itself after the stream's end: it must be told that this was all. */
  @Test
  void stream_resumedAfterTheLastEventSaysThatThisWasAll() {
    jobs.download.begin = DownloadScript.completed();
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "status").equals("completed"));
    var events = (List<?>) Json.at(jobs.get("/jobs/" + job + "/events").body(), "data.events");
    var last = String.valueOf(((Map<?, ?>) events.getLast()).get("id"));

    try (var listener = Listener.stream(jobs, "/jobs/" + job + "/events", last)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> listener.ended);

      assertThat(listener.lines).containsExactly("status 204");
      assertThat(jobs.bean(EventFeed.class).listeners()).isZero();
    }
  }

  /** Nobody will read what follows, nor say that he is gone. */
  @Test
  void head_listensToNothing() {
    var job = jobs.create(VIDEO);
    var head =
        HttpRequest.newBuilder(jobs.address("/jobs/" + job + "/events"))
            .header("Accept", "text/event-stream")
            .method("HEAD", HttpRequest.BodyPublishers.noBody());

    assertThat(jobs.send(head).statusCode()).isEqualTo(200);

    await().atMost(Duration.ofSeconds(30)).until(() -> jobs.bean(EventFeed.class).listeners() == 0);
  }

  @Test
  void history_isPagedByEventId() {
    jobs.download.begin = DownloadScript.completed();
    var job = jobs.create(VIDEO);
    await().until(() -> jobs.field(job, "status").equals("completed"));

    var first = jobs.get("/jobs/" + job + "/events?limit=2").body();
    assertThat(Json.at(first, "data.has_more")).isEqualTo(true);
    assertThat(Json.at(first, "data.events.1.seq")).isEqualTo(2);

    var after = Json.at(first, "data.events.1.id");
    var rest = jobs.get("/jobs/" + job + "/events?after=" + after).body();
    assertThat(Json.at(rest, "data.events.0.seq")).isEqualTo(3);
    assertThat(Json.at(rest, "data.has_more")).isEqualTo(false);
  }

  @Test
  void socket_hearsAllJobsOrOne() {
    try (var all = Listener.socket(jobs, "/ws")) {
      var one = jobs.create(VIDEO);
      var other = jobs.create("jNQXAC9IVRw");
      await().until(() -> jobs.download.has(one, 1) && jobs.download.has(other, 1));
      try (var single = Listener.socket(jobs, "/ws?job_id=" + one)) {
        jobs.download.tell(one, 1, DownloadScript.at("download", 60));
        jobs.download.tell(other, 1, DownloadScript.at("download", 60));

        awaitProgress(single, 56);
        await().until(() -> all.progress().stream().filter(p -> p.equals(56)).count() == 2);
        assertThat(single.heard).allMatch(json -> Json.at(json, "job_id").equals(one));
        assertThat(all.events()).contains("job_queued", "job_started", "job_phase");
      }
    }
  }

  @Test
  void socket_refusesForeignOriginsAndUnknownJobs() {
    assertThat(Listener.refusal(jobs, "/ws", "http://evil.example")).isEqualTo(403);
    try (var listener = Listener.socket(jobs, "/ws?job_id=job_none")) {
      await().until(() -> listener.closeCode == 1008);
    }
  }

  /** Two replicas share the work: who listens at one hears what the other does, and soon. */
  @Test
  void socket_hearsProgressOfAnotherReplicaWithinHalfASecond() {
    try (var replica = jobs.replica(Map.of("ytarchive.jobs.working", "false"));
        var listener = Listener.socket(replica, "/ws")) {
      var job = jobs.create(VIDEO);
      awaitProgress(listener, 11);
      for (int percent = 20; percent < 90; percent += 10) {
        int shown = 2 + 90 * percent / 100;
        long told = System.nanoTime();
        jobs.download.tell(job, 1, DownloadScript.at("download", percent));
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .atMost(Duration.ofSeconds(5))
            .until(() -> listener.progress().contains(shown));
        var took = Duration.ofNanos(System.nanoTime() - told);
        System.out.println("progress heard on the other replica after " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofMillis(1000));
      }
    }
  }

  /**
   * A transaction that wrote its event first commits last: whoever reads on from what he has must
   * still find it.
   */
  @Test
  void reader_missesNothingThatCommitsLate() throws Exception {
    var late = jobs.create(VIDEO);
    await().until(() -> jobs.download.has(late, 1));
    try (var open = connect();
        var listener = Listener.socket(jobs, "/ws")) {
      write(open, late, 1000);
      var later = jobs.create("jNQXAC9IVRw");
      await().until(() -> jobs.download.has(later, 1));
      assertThat(listener.events()).isEmpty();

      open.commit();

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(listener.events()).contains("job_retrying", "job_queued"));
      var ids =
          listener.heard.stream()
              .map(json -> Json.at(json, "id"))
              .filter(id -> !id.equals("null"))
              .toList();
      assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
      assertThat(listener.events()).first().isEqualTo("job_retrying");
      assertThat(everything()).isEqualTo(ordered());
    }
  }

  private Connection connect() throws SQLException {
    var connection = DriverManager.getConnection(jobs.database, "postgres", "");
    connection.setAutoCommit(false);
    return connection;
  }

  private static void write(Connection open, String job, int seq) throws SQLException {
    try (var statement =
        open.prepareStatement(
            """
            insert into jobs.events (job_id, seq, event, video_id, status, phase, progress,
                                     downloaded_bytes, at)
            values (?, ?, 'job_retrying', 'dQw4w9WgXcQ', 'downloading', 'download', 0, 0, now())
            """)) {
      statement.setObject(1, org.ytarchive.common.JobId.parse(job).value());
      statement.setInt(2, seq);
      statement.executeUpdate();
    }
  }

  /** All events, read one by one as a reader that resumes after each. */
  private List<Long> everything() {
    var log = jobs.bean(EventLog.class);
    var ids = new java.util.ArrayList<Long>();
    var at = Position.START;
    for (var page = log.after(at, java.util.Optional.empty(), 1); !page.isEmpty(); ) {
      ids.add(page.getFirst().position().id());
      at = log.find(page.getFirst().position().id()).orElseThrow();
      page = log.after(at, java.util.Optional.empty(), 1);
    }
    return ids;
  }

  private List<Long> ordered() throws SQLException {
    try (var connection = connect();
        var rows =
            connection
                .createStatement()
                .executeQuery("select id from jobs.events order by tx, id")) {
      var ids = new java.util.ArrayList<Long>();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids;
    }
  }

  /** The mean over its videos, as {@code GET /jobs/{id}} says; at its end no more. */
  @Test
  void stream_tellsHowFarAPlaylistIs() {
    jobs.metadata.put("PLsomething0000", List.of("video000001", "video000002"));
    var answer = jobs.post("/jobs", "{\"playlist_id\":\"PLsomething0000\"}");
    var parent = Json.at(answer.body(), "data.job_id").toString();
    try (var listener = Listener.stream(jobs, "/jobs/" + parent + "/events", "")) {
      awaitProgress(listener, 11);

      var children = jobs.get("/jobs/" + parent + "/children").body();
      jobs.download.tell(
          Json.at(children, "data.jobs.0.job_id").toString(), 1, DownloadScript.completed());
      awaitProgress(listener, 55);
      jobs.download.tell(
          Json.at(children, "data.jobs.1.job_id").toString(), 1, DownloadScript.completed());

      await().atMost(Duration.ofSeconds(30)).until(() -> listener.ended);
      assertThat(listener.events())
          .containsExactly("job_queued", "job_started", "job_phase", "job_completed");
    }
  }
}
