package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Jobs of all kinds, ordered at all the doors. */
final class MixedWork {
  private final StackProcess stack;
  private final String session;
  private final Path folder;
  private final Duration limit;
  private final List<String> collections = new ArrayList<>();
  private final List<String> captures = new ArrayList<>();
  private final List<String> uploads = new ArrayList<>();
  private final List<String> owned = new ArrayList<>();

  /**
   * @param session that owns some of it
   * @param folder for what is uploaded
   */
  MixedWork(StackProcess stack, String session, Path folder, Duration limit) {
    this.stack = stack;
    this.session = session;
    this.folder = folder;
    this.limit = limit;
  }

  /** A video that is asked for, of six in each round. */
  static String id(int number) {
    return "listened%03d".formatted(number);
  }

  /** By the names that the collector's client gave them. */
  List<String> collections() {
    return collections;
  }

  List<String> captures() {
    return captures;
  }

  /** By their files' ids. */
  List<String> uploads() {
    return uploads;
  }

  /** The session's. */
  List<String> owned() {
    return owned;
  }

  /** Ten jobs of all kinds. */
  void order(int round) {
    for (int i = 0; i < 3; i++) {
      collect("listened-" + round + "-" + i, id(6 * round + i));
    }
    for (int i = 3; i < 5; i++) {
      new Jobs(stack).create(id(6 * round + i));
    }
    own(id(6 * round + 5));
    own(id(6 * round));
    capture();
    upload(round);
  }

  private void collect(String name, String video) {
    var body = "{\"job_id\":\"%s\",\"video_id\":\"%s\"}".formatted(name, video);
    assertThat(stack.jobs().post("/start_collection", body).status()).isEqualTo(200);
    collections.add(name);
  }

  private void own(String video) {
    var body = "{\"url\":\"https://www.youtube.com/watch?v=%s\"}".formatted(video);
    var answer = stack.jobs().post("/api/jobs/", body, "X-Session-ID", session);
    owned.add(answer.json().path("job_uuid").asText());
  }

  private void capture() {
    var answer = stack.jobs().send("POST", "/collect", null);
    if (answer.status() == 429) { // as many run as may: this one comes later
      await().atMost(limit).until(() -> stack.jobs().send("POST", "/collect", null), this::began);
    } else {
      assertThat(began(answer)).as(answer.text()).isTrue();
    }
  }

  private boolean began(Answer answer) {
    if (answer.status() == 200) {
      captures.add(answer.json().path("job_id").asText());
    }
    return answer.status() == 200;
  }

  private void upload(int round) {
    var file = Uploads.video(folder.resolve("upload" + round + ".mp4"), 160, 120, 1);
    var answer = Uploads.send(stack.jobs(), file, "a.mp4", "client_id", "listener-" + round);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    uploads.add(answer.json().path("file_id").asText());
  }

  int completed() {
    return stack.jobs().get("/jobs?status=completed&limit=1").data().path("total").asInt();
  }

  boolean isDone() {
    return completed() == all().size();
  }

  /** All jobs there are, of whatever kind. */
  List<String> all() {
    var found = new ArrayList<String>();
    for (var job : stack.jobs().get("/jobs?limit=500").data().path("jobs")) {
      found.add(job.path("job_id").asText());
    }
    return found;
  }
}
