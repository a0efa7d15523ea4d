package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.Form;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** {@code ws /ws/{client_id}}: everything, in order, whatever happens to the connection. */
class ClientSocketIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String TIME = "\"timestamp\":\"[0-9T:.-]+Z\"}";

  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home);
    jobs.download.processings.begin = ProcessingStatus.PROCESSING;
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private String upload(String client) {
    var form = Form.form().field("client_id", client).file(Form.mp4(3_000, 1)).end();
    return Json.at(jobs.upload(form).body(), "file_id").toString();
  }

  private static Listener listen(JobsUnderTest jobs, String client) {
    var listener = Listener.socket(jobs, "/ws/" + client);
    await().atMost(LONG).until(() -> !listener.heard.isEmpty());
    assertThat(listener.heard.getFirst())
        .isEqualTo(
            "{\"type\":\"connection\",\"status\":\"connected\",\"client_id\":\"%s\"}"
                .formatted(client));
    return listener;
  }

  private void finish(String file, ProcessKind process, ProcessingStatus end) {
    await()
        .atMost(LONG)
        .until(
            () ->
                jobs.download.processings.wishes.stream()
                    .anyMatch(
                        wish ->
                            file.equals(wish.fileId())
                                && process.wireName().equals(wish.process())));
    jobs.download.processings.tell(file, process, end, 50);
  }

  /** The states of one process as they were heard, without repetition. */
  private static List<String> states(Listener listener, String file, String process) {
    var states = new ArrayList<String>();
    for (var message : listener.heard) {
      if (message.contains(file) && message.contains("\"process_type\":\"" + process + "\"")) {
        states.add(Json.at(message, "status").toString());
      }
    }
    return states.stream().distinct().toList();
  }

  private static long ends(Listener listener, String file) {
    return listener.heard.stream()
        .filter(m -> m.contains(file) && m.matches(".*\"status\":\"(completed|failed)\".*"))
        .count();
  }

  @Test
  void client_hearsTheFourMessages() {
    try (var listener = listen(jobs, "me")) {
      var file = upload("me");
      finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.PROCESSING);
      finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED);
      finish(file, ProcessKind.EXTRACTION, ProcessingStatus.FAILED);

      await().atMost(LONG).until(() -> ends(listener, file) == 2);
      assertThat(listener.heard.get(1))
          .matches(
              "\\{\"type\":\"upload_status\",\"file_id\":\""
                  + file
                  + "\",\"status\":\"uploaded\",\"message\":\"Video uploaded successfully\","
                  + TIME);
      assertThat(listener.heard.get(2))
          .matches(
              "\\{\"type\":\"status_update\",\"file_id\":\""
                  + file
                  + "\",\"process_type\":\"video_enhancement\",\"status\":\"pending\","
                  + "\"progress\":0,\"error\":null,"
                  + TIME);
      assertThat(states(listener, file, "video_enhancement"))
          .containsExactly("pending", "processing", "completed");
      assertThat(states(listener, file, "metadata_extraction"))
          .containsExactly("pending", "processing", "failed");
      assertThat(listener.heard)
          .anyMatch(m -> m.contains("\"progress\":100,\"error\":null"))
          .anyMatch(m -> m.contains("\"error\":\"the video is broken\""));
      for (var process : List.of("video_enhancement", "metadata_extraction")) {
        assertThat(percents(listener, process)).isSorted();
      }
    }
  }

  private static List<Integer> percents(Listener listener, String process) {
    return listener.heard.stream()
        .filter(m -> m.contains(process))
        .map(m -> ((Number) Json.at(m, "progress")).intValue())
        .toList();
  }

  /** Mail addresses are names too. */
  @Test
  void client_isHeardByAnyName() {
    for (var name : List.of("jo+test@example.com", "a&b;c", "jo%20do%2Fe")) {
      var client = java.net.URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
      try (var listener = Listener.socket(jobs, "/ws/" + name)) {
        var file = upload(client);

        await().atMost(LONG).until(() -> listener.heard.toString().contains(file));
        assertThat(Json.at(listener.heard.getFirst(), "client_id")).isEqualTo(client);
      }
    }
  }

  @Test
  void others_hearNothingOfIt() {
    try (var mine = listen(jobs, "me");
        var theirs = listen(jobs, "them")) {
      var file = upload("me");
      finish(file, ProcessKind.EXTRACTION, ProcessingStatus.COMPLETED);
      finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED);
      await().atMost(LONG).until(() -> ends(mine, file) == 2);
      var last = upload("them");
      await().atMost(LONG).until(() -> theirs.heard.toString().contains(last));

      assertThat(theirs.heard.toString()).doesNotContain(file);
    }
  }

  /** Two windows of one browser. */
  @Test
  void twoOfOneClient_bothHear() {
    try (var one = listen(jobs, "me");
        var two = listen(jobs, "me")) {
      var file = upload("me");
      finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED);
      finish(file, ProcessKind.EXTRACTION, ProcessingStatus.COMPLETED);

      await().atMost(LONG).until(() -> ends(one, file) == 2 && ends(two, file) == 2);
    }
  }

  /** A laptop that is closed and opened; here even the service is another one by then. */
  @Test
  void whoComesAgain_hearsWhatWasMissedAndNothingTwice() {
    String first;
    try (var before = listen(jobs, "me")) {
      first = upload("me");
      finish(first, ProcessKind.EXTRACTION, ProcessingStatus.COMPLETED);
      await().atMost(LONG).until(() -> ends(before, first) == 1);
      awaitArrival();
    }
    awaitNobodyListening();
    finish(first, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED);
    var second = upload("me");
    await().atMost(LONG).until(() -> status("video-enhancement", first).contains("completed"));

    try (var replica = jobs.replica(Map.of());
        var after = listen(replica, "me")) {
      finish(second, ProcessKind.ENHANCEMENT, ProcessingStatus.FAILED);
      finish(second, ProcessKind.EXTRACTION, ProcessingStatus.COMPLETED);
      await().atMost(LONG).until(() -> ends(after, second) == 2);

      assertThat(ends(after, first)).isEqualTo(1);
      assertThat(after.heard.toString()).doesNotContain(first + "\",\"status\":\"uploaded\"");
      assertThat(states(after, first, "metadata_extraction")).isEmpty();
      assertThat(states(after, second, "metadata_extraction"))
          .containsExactly("pending", "processing", "completed");
    }
  }

  /**
   * All windows are cut, and one is back and has heard of the end before anybody saw that the
   * others are gone: they are told all the same.
   */
  @Test
  void oneThatIsBackFirst_doesNotSpeakForTheOthers() {
    var seats = jobs.bean(SeatStore.class);
    var clock = jobs.bean(java.time.Clock.class);
    var two = List.of(java.util.UUID.randomUUID(), java.util.UUID.randomUUID());
    two.forEach(seat -> seats.take("me", seat, clock.instant()));
    var file = upload("me");
    var cutAt = clock.instant();

    try (var first = listen(jobs, "me")) {
      two.forEach(
          seat ->
              seats.leave(seat, org.ytarchive.jobs.events.Position.START, cutAt, clock.instant()));
      finish(file, ProcessKind.EXTRACTION, ProcessingStatus.COMPLETED);
      finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED);
      await().atMost(LONG).until(() -> ends(first, file) == 2);
      awaitArrival();
      try (var second = listen(jobs, "me")) {
        await().atMost(LONG).until(() -> ends(second, file) == 2);
      }
    }
  }

  private String status(String kind, String file) {
    return jobs.get("/internal/" + kind + "-status/" + file).body();
  }

  /** Until the last pong is written down. */
  private void awaitArrival() {
    var head = jobs.bean(org.ytarchive.jobs.events.EventLog.class).head();
    await()
        .atMost(LONG)
        .until(() -> seat("select count(*) from upload_listeners where heard_tx > 0") == 1);
    assertThat(head.tx()).isPositive();
  }

  private void awaitNobodyListening() {
    await().atMost(LONG).until(() -> seat("select count(*) from upload_listeners where open") == 0);
  }

  private long seat(String sql) {
    try (var connection = java.sql.DriverManager.getConnection(jobs.database);
        var row = connection.createStatement().executeQuery(sql.replace("from ", "from jobs."))) {
      row.next();
      return row.getLong(1);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who uploads first and listens later has missed everything so far. */
  @Test
  void whoComesLate_hearsAll() {
    var file = upload("me");
    finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.COMPLETED);
    finish(file, ProcessKind.EXTRACTION, ProcessingStatus.COMPLETED);
    await().atMost(LONG).until(() -> status("video-enhancement", file).contains("completed"));

    try (var listener = listen(jobs, "me")) {
      await().atMost(LONG).until(() -> ends(listener, file) == 2);
      assertThat(listener.heard.get(1)).contains("\"type\":\"upload_status\"");
    }
  }

  @Test
  void cancelledJob_hasFailed() {
    try (var listener = listen(jobs, "me")) {
      var file = upload("me");
      var upload =
          jobs.bean(UploadStore.class).find(FileId.parse(file).orElseThrow()).orElseThrow();
      finish(file, ProcessKind.ENHANCEMENT, ProcessingStatus.PROCESSING);

      jobs.delete("/jobs/" + upload.enhancement());

      await().atMost(LONG).until(() -> ends(listener, file) == 1);
      assertThat(listener.heard.getLast())
          .contains("\"status\":\"failed\"", "\"error\":\"Processing was cancelled\"");
      assertThat(status("video-enhancement", file)).contains("\"status\":\"failed\"");
    }
  }
}
