package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that want to lead us to where nothing may be recorded from. */
class HostileListIT extends HostileCamera {
  private static final String WHOLE = "#EXT-X-TARGETDURATION:3\n#EXTINF:3.0,\n";

  private static void refusedList(String name, String lines) {
    camera.answer("/" + name, exchange -> WebCamera.list(exchange, lines));
    refused(camera.url("/" + name));
  }

  @Test
  void redirect_ofAList() {
    camera.answer("/moved.m3u8", e -> WebCamera.redirect(e, decoy.url("/list.m3u8")));

    refused(camera.url("/moved.m3u8"));
  }

  @Test
  void list_withAPartElsewhere() {
    refusedList("part.m3u8", PART + decoy.url("/part.ts") + "\n#EXT-X-ENDLIST\n");
    refusedList("name.m3u8", PART + decoy.named("/part.ts") + "\n#EXT-X-ENDLIST\n");
    refusedList("tls.m3u8", PART + decoy.url("/part.ts").replace("http:", "https:") + "\n");
  }

  @Test
  void list_withAPartThatIsSentElsewhere() {
    camera.answer("/sent.ts", e -> WebCamera.redirect(e, decoy.url("/part.ts")));

    refusedList("sent.m3u8", PART + "/sent.ts\n#EXT-X-ENDLIST\n");
  }

  @Test
  void list_ofListsElsewhere() {
    refusedList(
        "master.m3u8", "#EXT-X-STREAM-INF:BANDWIDTH=100\n" + decoy.url("/list.m3u8") + "\n");
  }

  @Test
  void list_withAKeyElsewhere() {
    refusedList(
        "key.m3u8",
        "#EXT-X-TARGETDURATION:1\n#EXT-X-KEY:METHOD=AES-128,URI=\""
            + decoy.url("/key")
            + "\"\n#EXTINF:1.0,\n/live/part000.ts\n#EXT-X-ENDLIST\n");
  }

  @Test
  void list_withAnInitialPartElsewhere() {
    refusedList(
        "map.m3u8",
        "#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI=\""
            + decoy.url("/init.mp4")
            + "\"\n#EXTINF:1.0,\n/live/part000.ts\n#EXT-X-ENDLIST\n");
  }

  @Test
  void list_withFilesOfThisMachine() {
    var secret = temp.resolve("secret.ts");
    refusedList("file.m3u8", WHOLE + "file://" + secret + "\n#EXT-X-ENDLIST\n");
    refusedList("path.m3u8", WHOLE + secret + "\n#EXT-X-ENDLIST\n");
    refusedList("concat.m3u8", WHOLE + "concat:" + secret + "|" + secret + "\n#EXT-X-ENDLIST\n");
  }

  /** The same lists are recorded when they lead nowhere else: it is the way that is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"/open.ts", "http://127.0.0.1:%d/open.ts", "/sent-home.ts"})
  void sameList_ofTheCamerasOwnIsRecorded(String part) {
    var name = "/own" + part.hashCode() + ".m3u8";
    var lines = WHOLE + part.formatted(camera.port()) + "\n#EXT-X-ENDLIST\n";
    camera.answer(name, e -> WebCamera.list(e, lines));

    var done = captures.awaitEnd(captures.post(CaptureReplica.wish(camera.url(name), 2)));

    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
  }

  @Test
  void list_withOtherProtocols() {
    refusedList("tcp.m3u8", PART + "tcp://127.0.0.2:" + decoy.port() + "\n#EXT-X-ENDLIST\n");
    refusedList("rtp.m3u8", PART + "rtp://127.0.0.2:" + decoy.port() + "\n#EXT-X-ENDLIST\n");
  }

  /** The harness itself: the same camera, asked for what is there, gives it. */
  @Test
  void honestList_isRecorded() {
    var done =
        captures.awaitEnd(captures.post(CaptureReplica.wish(camera.url("/live/list.m3u8"), 2)));

    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
  }
}
