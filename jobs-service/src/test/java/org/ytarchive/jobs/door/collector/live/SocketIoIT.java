package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.jobs.door.collector.live.EngineClient.polling;
import static org.ytarchive.jobs.door.collector.live.EngineClient.sid;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.common.http.FurtherAddress;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.jobs.testing.CuttableLine;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** What a stock client needs of Engine.IO 4 and Socket.IO 5, packet by packet. */
@Timeout(120)
class SocketIoIT {
  private static final String FRIEND = "https://friend.example";
  private static final String VIDEO = "dQw4w9WgXcQ";

  @TempDir static Path home;
  private static JobsUnderTest jobs;
  private static EngineClient engine;
  private static int names;

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
  private static String collect() {
    var name = "job-" + ++names;
    jobs.download.begin = DownloadScript.completed();
    var answer =
        jobs.post(
            "/start_collection", "{\"job_id\":\"%s\",\"video_id\":\"%s\"}".formatted(name, VIDEO));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return name;
  }

  private static String completed(String name) {
    return "42[\"job_update\",{\"job_id\":\"%s\",\"status\":\"completed\",\"video_url\":\"/videos/%s.mp4\"}"
        .formatted(name, name);
  }

  /** Reads polls until one says so. */
  private static String pollUntil(String sid, String wanted) {
    var all = new StringBuilder();
    while (!all.toString().contains(wanted)) {
      all.append(engine.get(polling(sid)).body()).append('\u001e');
    }
    return all.toString();
  }

  @Test
  void open_isTheFirstPacketOfAPoll() {
    var answer = engine.get("EIO=4&transport=polling&t=abc");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=UTF-8");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.body().replaceAll("\"sid\":\"[^\"]+\"", "\"sid\":\"S\""))
        .isEqualTo(
            "0{\"sid\":\"S\",\"upgrades\":[\"websocket\"],\"pingInterval\":1500,\"pingTimeout\":20000,\"maxPayload\":1000000}");
  }

  @Test
  void open_isTheFirstFrameOfASocketThatCannotBeUpgradedFurther() {
    try (var socket = engine.socket("")) {
      assertThat(socket.next()).startsWith("0{\"sid\":\"").contains("\"upgrades\":[]");
    }
  }

  /** The session's own id is a key; what others could hear of is another. */
  @Test
  void connect_isAnsweredWithAnotherId() {
    var sid = engine.open();

    assertThat(engine.post(polling(sid), "40").body()).isEqualTo("ok");
    var connected = engine.get(polling(sid)).body();

    assertThat(connected).startsWith("40{\"sid\":\"");
    assertThat(sid(connected)).isNotEqualTo(sid);
  }

  @Test
  void connect_toAnotherNamespaceIsRefused() {
    try (var socket = engine.socket("")) {
      socket.next("0");
      socket.say("40/admin,");
      assertThat(socket.next("44")).startsWith("44/admin,");
      socket.say("40");
      socket.next("40");
    }
  }

  /** Everybody is told of every collection, on both ports; what waits comes in one answer. */
  @Test
  void update_reachesPollsAndSocketsOnBothPorts() {
    var second = jobs.bean(FurtherAddress.class).address().orElseThrow();
    try (var other = new EngineClient(second);
        var socket = other.socket("")) {
      socket.next("0");
      socket.say("40");
      socket.next("42[\"position\"");
      var sid = engine.join();

      var name = collect();

      assertThat(socket.next(completed(name))).endsWith("}]");
      assertThat(pollUntil(sid, completed(name)).split("\u001e"))
          .anyMatch(packet -> packet.startsWith(completed(name)));
    }
  }

  /** The server pings; who does not answer is dropped. */
  @Test
  void ping_comesFromTheServer() {
    try (var socket = engine.socket("")) {
      socket.next("0");
      socket.say("40");
      assertThat(socket.next("2")).isEqualTo("2");
      socket.say("3");
      assertThat(socket.next("2")).isEqualTo("2");
    }
  }

  /** The document has clients listen; what they say, in whatever form, does no harm. */
  @Test
  void whatClientsSay_doesNoHarm() {
    try (var socket = engine.socket("")) {
      socket.next("0");
      socket.say("40");
      socket.next("42[\"position\"");
      socket.say("4217[\"anything\",{\"a\":1}]");
      socket.say("451-[\"picture\",{\"_placeholder\":true,\"num\":0}]");
      socket.sayBinary((byte) 1, (byte) 2);
    }
    assertThat(engine.get("EIO=4&transport=polling").statusCode()).isEqualTo(200);
  }

  @Test
  void upgrade_losesAndDoublesNothing() {
    var sid = engine.join();
    var waiting = engine.sendAsync("GET", polling(sid), null);
    try (var socket = engine.socket("&sid=" + sid)) {
      socket.say("2probe");
      assertThat(socket.next()).isEqualTo("3probe");
      assertThat(waiting.join().body()).contains("6");
      var late = engine.sendAsync("GET", polling(sid), null); // before it knew better
      assertThat(late.join().body()).contains("6");
      socket.say("5");
      var name = collect();

      assertThat(socket.next(completed(name))).isNotNull();
      assertThat(engine.get(polling(sid)).statusCode()).isEqualTo(400);
      assertThat(engine.refusal("&sid=" + sid)).isEqualTo(400);
      var another = collect();
      assertThat(socket.next(completed(another))).isNotNull();
      assertThat(socket.heard()).noneMatch(packet -> packet.startsWith(completed(name)));
    }
  }

  @Test
  void upgrade_thatFailsLeavesThePollsAlive() {
    var sid = engine.join();
    try (var socket = engine.socket("&sid=" + sid)) {
      socket.say("2probe");
      socket.next("3probe");
    }

    var name = collect();

    assertThat(pollUntil(sid, completed(name))).contains(completed(name));
  }

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

  @Test
  void severalPacketsInOneRequest_areAllHeard() {
    var sid = engine.open();

    assertThat(engine.post(polling(sid), "3\u001e40\u001e").body()).isEqualTo("ok");

    assertThat(pollUntil(sid, "40{\"sid\"")).contains("40{\"sid\":\"");
  }

  /** What is started as soon as one is let in was missed when the place was taken after that. */
  @Test
  void whoIsLetIn_missesNothingFromThenOn() {
    for (int i = 0; i < 5; i++) {
      try (var socket = engine.socket("")) {
        socket.next("0");
        socket.say("40");
        socket.next("40");
        var name = collect();
        assertThat(socket.next(completed(name))).isNotNull();
      }
    }
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | EIO=4&transport=pigeon | 400 | 0",
        "GET  | EIO=4 | 400 | 0",
        "GET  | EIO=4&transport=polling&sid=nobody | 400 | 1",
        "GET  | EIO=4&transport=polling&sid=123e4567-e89b-12d3-a456-426614174000 | 400 | 1",
        "POST | EIO=4&transport=polling | 400 | 2",
        "GET  | EIO=4&transport=websocket | 400 | 3",
        "GET  | EIO=3&transport=polling | 400 | 5",
        "GET  | transport=polling | 400 | 5",
        "GET  | EIO=4&transport=polling&disconnect | 400 | 3",
        "GET  | EIO=4&transport=polling&j=0 | 400 | 3",
      })
  void errors_haveTheProtocolsNumbers(String method, String query, int status, int code) {
    var answer = engine.send(method, query, method.equals("POST") ? "40" : null);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"code\":" + code + ",\"message\":\"");
  }

  @Test
  void largeBody_isRefused() {
    var sid = engine.open();

    assertThat(engine.post(polling(sid), "4".repeat(1_000_001)).statusCode()).isEqualTo(413);
  }

  /** The library would read a number of this length for many seconds, and nobody else meanwhile. */
  @Test
  void longWords_areNotRead() {
    var number = "42" + "9".repeat(900_000) + "[";
    assertThat(engine.post(polling(engine.open()), number).statusCode()).isEqualTo(413);
    try (var socket = engine.socket("")) {
      socket.next("0");
      var cutOff = catchThrowable(() -> socket.say(number));
      assertThat(cutOff)
          .satisfiesAnyOf(
              e -> assertThat(e).isNull(), e -> assertThat(e).hasMessageContaining("closed"));
      assertThat(socket.next("closed")).isEqualTo("closed");
    }
    assertThat(engine.open()).isNotEmpty();
  }

  @Test
  void foreignPage_hearsNothing() {
    var foreign = engine.get("EIO=4&transport=polling", "Origin", "http://evil.example");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(engine.refusal("", "Origin", "http://evil.example")).isEqualTo(403);

    var friend = engine.get("EIO=4&transport=polling", "Origin", FRIEND);
    assertThat(friend.statusCode()).isEqualTo(200);
    assertThat(friend.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
    assertThat(friend.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    var preflight = engine.send("OPTIONS", "EIO=4&transport=polling", null, "Origin", FRIEND);
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods")).isPresent();
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

  /** The same rules as everywhere, though no filter sees these requests. */
  @Test
  void tokenAndHost_areAskedFor() throws Exception {
    var tokens = Files.writeString(home.resolve("tokens"), "sesame-of-the-test-1234567890\n");
    Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
    var properties = Map.<String, Object>of("ytarchive.access.tokens-file", tokens.toString());
    try (var guarded = jobs.replica(properties);
        var client = new EngineClient(guarded.address(""))) {
      assertThat(client.get("EIO=4&transport=polling").statusCode()).isEqualTo(401);
      assertThat(client.refusal("")).isEqualTo(401);
      var known =
          client.get(
              "EIO=4&transport=polling", "Authorization", "Bearer sesame-of-the-test-1234567890");
      assertThat(known.statusCode()).isEqualTo(200);
      assertThat(client.statusAtHost("evil.example")).isEqualTo(403);
    }
  }

  /** The connection was used for something else before, and is afterwards. */
  @Test
  void otherAddresses_areMicronautsAsBefore() {
    assertThat(engine.get("EIO=4&transport=polling").statusCode()).isEqualTo(200);
    assertThat(jobs.get("/health").body()).contains("\"service\":\"jobs\"");
    assertThat(jobs.get("/socket.iox").statusCode()).isEqualTo(404);
  }
}
