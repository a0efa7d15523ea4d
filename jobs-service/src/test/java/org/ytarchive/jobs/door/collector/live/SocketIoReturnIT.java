package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.jobs.door.collector.live.EngineClient.polling;
import static org.ytarchive.jobs.door.collector.live.EngineClient.sid;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.jobs.testing.CuttableLine;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** Clients that were cut off, and come back. */
class SocketIoReturnIT extends SocketIoDoor {
  @Test
  void twoPollsAtOnce_endTheSession() {
    var sid = engine.join();
    var first = engine.sendAsync("GET", polling(sid), null);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> engine.get(polling(sid)).statusCode() == 400);

    var packets = first.join().body().split("\u001e");
    assertThat(packets).contains("1"); // the transport has ended, and a stock client comes back
    assertThat(packets).doesNotContain("41"); // after which it stays away for good
    await().until(() -> engine.get(polling(sid)).body().contains("\"code\":1"));
  }

  /** Who is silent, and who comes too often: both may come back. */
  @Test
  void silentClient_isDroppedAsOneThatMayComeBack() {
    var properties =
        Map.<String, Object>of(
            "ytarchive.collector.ping-millis", 200,
            "ytarchive.collector.ping-timeout-millis", 500,
            "ytarchive.limit.requests-per-minute", 2);
    try (var replica = jobs.replica(properties);
        var elsewhere = new EngineClient(replica.address(""));
        var socket = elsewhere.socket("")) {
      socket.next("0");
      socket.say("40");
      socket.next("40");
      var packet = socket.next();
      while (!packet.equals("closed")) {
        assertThat(packet).isNotEqualTo("41");
        packet = socket.next();
      }
      var sid = elsewhere.open();
      var often = elsewhere.get("EIO=4&transport=polling");
      assertThat(often.statusCode()).isEqualTo(429);
      assertThat(often.headers().firstValue("Retry-After")).isPresent();
      assertThat(elsewhere.post(polling(sid), "40").statusCode()).isEqualTo(200);
    }
  }

  /** It was sent away for good, though the database comes back by itself. */
  @Test
  void databaseAway_isNoEndForListeners() throws Exception {
    var database = TestDatabase.fresh();
    int port = URI.create(database.substring("jdbc:".length())).getPort();
    try (var line = new CuttableLine(port)) {
      var there = database.replace(":" + port + "/", ":" + line.port() + "/");
      try (var alone = JobsUnderTest.start(home, there, Map.of());
          var client = new EngineClient(alone.address(""));
          var socket = client.socket("")) {
        socket.next("0");
        socket.say("40");
        socket.next("42[\"position\"");
        line.cut();
        var late = client.socket("");
        late.next("0");
        late.say("40");
        assertThat(alone.get("/jobs").statusCode()).isEqualTo(503);
        line.mend();
        late.next("42[\"position\"");
        await().atMost(Duration.ofSeconds(30)).until(() -> alone.get("/jobs").statusCode() == 200);
        var body = "{\"job_id\":\"after\",\"video_id\":\"%s\"}".formatted(VIDEO);
        assertThat(alone.post("/start_collection", body).statusCode()).isEqualTo(200);
        assertThat(socket.next(completed("after"))).isNotNull();
        assertThat(late.next(completed("after"))).isNotNull();
        late.close();
      }
    }
  }

  /** What happened while a client was away is told when it comes back, at either replica. */
  @Test
  void recovery_tellsWhatWasMissedOnce() {
    String pid;
    String offset;
    var first = collect();
    try (var socket = engine.socket("")) {
      socket.next("0");
      socket.say("40");
      pid = socket.next("40").replaceAll(".*\"pid\":\"([^\"]+)\".*", "$1");
      socket.next("42[\"position\"");
      var heard = collect();
      assertThat(socket.next(completed(heard))).endsWith("}]"); // the documented payload alone
      offset = socket.next("42[\"position\"").replaceAll(".*,\"([^\"]+)\"]$", "$1");
    }
    var missed = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      missed.add(collect());
    }
    try (var replica = jobs.replica(Map.of());
        var elsewhere = new EngineClient(replica.address(""));
        var socket = elsewhere.socket("")) {
      socket.next("0");
      socket.say("40{\"pid\":\"%s\",\"offset\":\"%s\"}".formatted(pid, offset));
      assertThat(socket.next("40")).contains("\"pid\":\"" + pid + "\"");
      for (var name : missed) {
        assertThat(socket.next(completed(name))).isNotNull();
      }
      assertThat(socket.heard()).noneMatch(packet -> packet.contains(first));
    }
  }
}
