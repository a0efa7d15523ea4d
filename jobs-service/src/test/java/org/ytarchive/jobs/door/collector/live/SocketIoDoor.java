package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.jobs.door.collector.live.EngineClient.polling;
import static org.ytarchive.jobs.door.collector.live.EngineClient.sid;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** A jobs service and a client of its Socket.IO. */
@Timeout(120)
abstract class SocketIoDoor {
  static final String FRIEND = "https://friend.example";
  static final String VIDEO = "dQw4w9WgXcQ";

  @TempDir static Path home;
  static JobsUnderTest jobs;
  static EngineClient engine;
  static int names;

  @BeforeAll
  static void start() {
    jobs =
        JobsUnderTest.start(
            home,
            Map.of(
                "ytarchive.doors.port", -1,
                "ytarchive.collector.ping-millis", 1_500,
                "ytarchive.access.allowed-origins", FRIEND));
    engine = new EngineClient(jobs.address(""));
  }

  @AfterAll
  static void stop() {
    engine.close();
    jobs.closeAll();
  }

  /** Starts a collection that completes and gives its name. */
  static String collect() {
    var name = "job-" + ++names;
    jobs.download.begin = DownloadScript.completed();
    var answer =
        jobs.post(
            "/start_collection", "{\"job_id\":\"%s\",\"video_id\":\"%s\"}".formatted(name, VIDEO));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return name;
  }

  static String completed(String name) {
    return "42[\"job_update\",{\"job_id\":\"%s\",\"status\":\"completed\",\"video_url\":\"/videos/%s.mp4\"}"
        .formatted(name, name);
  }

  /** Reads polls until one says so. */
  static String pollUntil(String sid, String wanted) {
    var all = new StringBuilder();
    while (!all.toString().contains(wanted)) {
      all.append(engine.get(polling(sid)).body()).append('\u001e');
    }
    return all.toString();
  }
}
