package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.jobs.door.collector.live.EngineClient.polling;
import static org.ytarchive.jobs.door.collector.live.EngineClient.sid;

import org.junit.jupiter.api.Test;
import org.ytarchive.common.http.FurtherAddress;

/** What a stock client needs of Engine.IO 4 and Socket.IO 5, packet by packet. */
class SocketIoIT extends SocketIoDoor {
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

  /** The connection was used for something else before, and is afterwards. */
  @Test
  void otherAddresses_areMicronautsAsBefore() {
    assertThat(engine.get("EIO=4&transport=polling").statusCode()).isEqualTo(200);
    assertThat(jobs.get("/health").body()).contains("\"service\":\"jobs\"");
    assertThat(jobs.get("/socket.iox").statusCode()).isEqualTo(404);
  }
}
