package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.AddressRange;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.download.egress.AddressJudge;
import org.ytarchive.download.egress.Dialer;

/**
 * Sources that want to lead us to where nothing may be recorded from. The camera is at 127.0.0.1,
 * which is allowed here; what it must not lead to counts at 127.0.0.2, which is not.
 */
class HostileSourceIT {
  @TempDir static Path temp;
  private static CaptureReplica captures;
  private static WebCamera camera;
  private static Decoy decoy;

  @BeforeAll
  static void start() throws Exception {
    var judge =
        new AddressJudge(
            host ->
                host.equals("decoy.test")
                    ? new InetAddress[] {InetAddress.getByName("127.0.0.2")}
                    : InetAddress.getAllByName(host),
            List.of(AddressRange.parse("127.0.0.1")));
    captures =
        CaptureReplica.start(
            temp.resolve("home"),
            TestDatabase.fresh(),
            Map.of(),
            Map.of("ytarchive.captures.stall", "2s", "ytarchive.captures.patience", "2s"),
            new Dialer(judge, Duration.ofSeconds(2)));
    camera = WebCamera.start(temp.resolve("web")).withParts();
    decoy = Decoy.start("127.0.0.2");
    var parts = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      Files.copy(temp.resolve("web/part%03d.ts".formatted(i)), parts);
    }
    Files.write(temp.resolve("secret.ts"), parts.toByteArray()); // a video like any other
    camera.answer("/sent-home.ts", e -> WebCamera.redirect(e, camera.url("/open.ts")));
    camera.answer("/open.ts", e -> Files.copy(temp.resolve("secret.ts"), ok(e)));
  }

  @AfterAll
  static void stop() {
    captures.close();
    camera.close();
    decoy.close();
  }

  private static OutputStream ok(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  /** Whatever became of it: nobody came to the decoy, and there is no file. */
  private static void refused(String url) {
    var over = captures.awaitEnd(captures.post(CaptureReplica.wish(url, 2)));

    assertThat(decoy.hits()).as("%s led to the decoy", url).isZero();
    assertThat(over.status()).as(over.toString()).isEqualTo(FAILED);
    assertThat(over.file()).isNull();
  }

  private static void refusedList(String name, String lines) {
    camera.answer("/" + name, exchange -> WebCamera.list(exchange, lines));
    refused(camera.url("/" + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://127.0.0.2:%d/cam",
        "rtsps://127.0.0.2:%d/cam",
        "http://127.0.0.2:%d/mjpeg",
        "https://127.0.0.2:%d/mjpeg",
        "http://decoy.test:%d/mjpeg",
        "rtsp://decoy.test:%d/cam",
        "http://[::ffff:127.0.0.2]:%d/mjpeg",
        "http://2130706434:%d/mjpeg"
      })
  void forbiddenHost_isNotAsked(String url) {
    refused(url.formatted(decoy.port()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "/etc/passwd",
        "concat:/etc/passwd",
        "data:text/plain,hello",
        "subfile,,start,0,end,9,,:/etc/passwd",
        "async:file:/etc/passwd",
        "cache:file:/etc/passwd",
        "pipe:0",
        "-i",
        "tcp://127.0.0.2:80",
        "udp://127.0.0.2:80",
        "rtmp://127.0.0.2/live",
        "ftp://127.0.0.2/x",
        "device:nobody"
      })
  void otherSchemes_areNotTaken(String url) {
    var answer = captures.send(CaptureReplica.wish(url, 2));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("SOURCE_NOT_ALLOWED");
  }

  @Test
  void redirect_ofPictures() {
    camera.answer("/moved", e -> WebCamera.redirect(e, decoy.url("/mjpeg")));

    refused(camera.url("/moved"));
  }

  /** What was a camera when we looked is a redirect when ffmpeg does. */
  @Test
  void redirect_afterTheFirstLook() {
    var looks = new java.util.concurrent.atomic.AtomicInteger();
    camera.answer(
        "/changing",
        e -> {
          if (looks.incrementAndGet() == 1) {
            WebCamera.text(e, 200, "multipart/x-mixed-replace; boundary=frame", "--frame\r\n");
          } else {
            WebCamera.redirect(e, decoy.url("/mjpeg"));
          }
        });

    refused(camera.url("/changing"));
  }

  @Test
  void redirect_ofAList() {
    camera.answer("/moved.m3u8", e -> WebCamera.redirect(e, decoy.url("/list.m3u8")));

    refused(camera.url("/moved.m3u8"));
  }

  private static final String PART = "#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n";

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

  private static final String WHOLE = "#EXT-X-TARGETDURATION:3\n#EXTINF:3.0,\n";

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

  @Test
  void otherManifests_areNotOpened() {
    var dash =
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><BaseURL>"
            + decoy.url("/")
            + "</BaseURL></Period></MPD>";
    camera.answer("/dash.mpd", e -> WebCamera.text(e, 200, "application/dash+xml", dash));
    camera.answer(
        "/list.txt",
        e -> WebCamera.text(e, 200, "text/plain", "ffconcat version 1.0\nfile " + decoy.url("/a")));
    camera.answer(
        "/picture.svg",
        e -> WebCamera.text(e, 200, "image/svg+xml", "<svg><image href=\"x\"/></svg>"));
    camera.answer(
        "/talk.sdp",
        e ->
            WebCamera.text(
                e, 200, "application/sdp", "v=0\nc=IN IP4 127.0.0.2\nm=video 5 RTP/AVP 96\n"));
    camera.answer(
        "/dressed.mp4",
        e -> WebCamera.text(e, 200, "video/mp4", "#EXTM3U\n" + PART + decoy.url("/p.ts") + "\n"));

    for (var path :
        List.of("/dash.mpd", "/list.txt", "/picture.svg", "/talk.sdp", "/dressed.mp4")) {
      refused(camera.url(path));
    }
  }

  @Test
  void rtspRedirect_isCutOff() throws Exception {
    for (var status : List.of("302 Moved", "301 Moved", "305 Use Proxy")) {
      try (var rogue = Rogue.answering(status, decoy.rtsp("/cam"))) {
        refused(rogue.url());
      }
    }
  }

  @Test
  void check_saysAtOnceWhatMayNotBeRecorded() {
    var wish = "{\"job_id\":\"j\",\"attempt\":1,\"duration_seconds\":3,\"stream_url\":\"%s\"}";

    var bad = captures.send("POST", "/captures/check", wish.formatted(decoy.named("/mjpeg")));
    var good = captures.send("POST", "/captures/check", wish.formatted(camera.url("/mjpeg")));

    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("SOURCE_NOT_ALLOWED");
    assertThat(good.statusCode()).isEqualTo(204);
    assertThat(decoy.hits()).isZero();
    assertThat(captures.send("GET", "/captures/j", "").statusCode()).isEqualTo(404);
  }

  /** The harness itself: the same camera, asked for what is there, gives it. */
  @Test
  void honestList_isRecorded() {
    var done =
        captures.awaitEnd(captures.post(CaptureReplica.wish(camera.url("/live/list.m3u8"), 2)));

    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
  }

  /** And the decoy counts. */
  @Test
  void decoy_isCountedWhenAsked() throws Exception {
    try (var other = Decoy.start("127.0.0.1")) {
      captures.awaitEnd(captures.post(CaptureReplica.wish(other.url("/mjpeg"), 2)));

      assertThat(other.hits()).isPositive();
    }
  }
}
