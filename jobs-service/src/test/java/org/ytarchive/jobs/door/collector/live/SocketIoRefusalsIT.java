package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ytarchive.jobs.door.collector.live.EngineClient.polling;
import static org.ytarchive.jobs.door.collector.live.EngineClient.sid;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Socket.IO refuses, as the protocol has it, and who. */
class SocketIoRefusalsIT extends SocketIoDoor {
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
}
