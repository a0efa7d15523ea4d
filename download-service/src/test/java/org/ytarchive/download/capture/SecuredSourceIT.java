package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.contracts.capture.CaptureStatus.CANCELLED;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.capture.NewCapture;

/** Sources behind TLS and logins, and who may take a capture over. */
class SecuredSourceIT {
  @TempDir static Path temp;
  private static CaptureReplica captures;
  private static RtspServer rtsp;
  private static WebCamera web;

  @BeforeAll
  static void start() throws Exception {
    captures =
        CaptureReplica.start(temp.resolve("home"), Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.1"));
    rtsp = RtspServer.start(temp.resolve("rtsp"));
    web = WebCamera.start(temp.resolve("web")).withParts();
  }

  @AfterAll
  static void stop() {
    captures.close();
    rtsp.close();
    web.close();
  }

  private static CaptureView ended(String url) {
    return captures.awaitEnd(captures.post(CaptureReplica.wish(url, 2)));
  }

  private static void complete(String url) {
    var done = ended(url);
    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
  }

  @Test
  void tls_isSpokenWithCamerasAndLists() throws Exception {
    try (var cameras = TlsFront.before(rtsp.port(), temp.resolve("tls1"));
        var pages = TlsFront.before(web.port(), temp.resolve("tls2"))) {
      complete("rtsps://127.0.0.1:" + cameras.port() + "/video");
      complete("https://127.0.0.1:" + pages.port() + "/mjpeg");
      complete("https://127.0.0.1:" + pages.port() + "/live/list.m3u8");
    }
  }

  /** A redirect is one whatever it is wrapped in. */
  @Test
  void tls_hidesNoRedirect() throws Exception {
    try (var decoy = Decoy.start("127.0.0.2");
        var rogue = Rogue.answering("302 Moved", decoy.rtsp("/cam"));
        var front = TlsFront.before(rogue.port(), temp.resolve("tls3"))) {
      var over = ended("rtsps://127.0.0.1:" + front.port() + "/cam");

      assertThat(over.status()).isEqualTo(FAILED);
      assertThat(CaptureReplica.failure(over).code()).isEqualTo("SOURCE_NOT_ALLOWED");
      assertThat(decoy.hits()).isZero();
    }
  }

  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("us er:p@ss".getBytes(StandardCharsets.UTF_8));

  /** The login and the query are for the camera, and for nobody it leads to. */
  @Test
  void login_reachesTheCameraAlone() throws Exception {
    Queue<String> elsewhere = new ConcurrentLinkedQueue<>();
    web.answer("/secured", e -> secured(e, x -> web.pictures(x)));
    try (var other = WebCamera.start(temp.resolve("other"))) {
      other.answer("/seen", e -> elsewhere.add(e.getRequestHeaders().toString()));
      web.answer("/away", e -> secured(e, x -> WebCamera.redirect(x, other.url("/seen"))));

      complete("http://us%20er:p%40ss@127.0.0.1:" + web.port() + "/secured?token=t");
      ended("http://us%20er:p%40ss@127.0.0.1:" + web.port() + "/away");

      assertThat(web.asked()).contains("/secured?token=t");
      assertThat(elsewhere).isNotEmpty().noneMatch(headers -> headers.contains("Basic"));
    }
  }

  /** A camera that names itself in full asks for its login there, too. */
  @Test
  void login_reachesTheCameraWhereItNamesItself() throws Exception {
    web.answer("/own.ts", e -> secured(e, x -> web.part(x, "part000.ts")));
    web.answer("/home", e -> secured(e, x -> WebCamera.redirect(x, web.url("/own-pictures"))));
    web.answer("/own-pictures", e -> secured(e, x -> web.pictures(x)));
    var lines = "#EXT-X-TARGETDURATION:1\n" + ("#EXTINF:1.0,\n" + web.url("/own.ts") + "\n");
    web.answer("/own.m3u8", e -> secured(e, x -> WebCamera.list(x, lines + "#EXT-X-ENDLIST\n")));

    complete("http://us%20er:p%40ss@127.0.0.1:" + web.port() + "/home");
    var list = "http://us%20er:p%40ss@127.0.0.1:" + web.port() + "/own.m3u8";
    var done = captures.awaitEnd(captures.post(CaptureReplica.wish(list, 1)));
    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
  }

  private static void secured(HttpExchange exchange, WebCamera.Answer answer) throws IOException {
    if (List.of(BASIC).equals(exchange.getRequestHeaders().get("Authorization"))) {
      answer.to(exchange);
    } else {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"camera\"");
      exchange.sendResponseHeaders(401, -1);
    }
  }

  /** The older attempt's worker stops; what it recorded stays. */
  @Test
  void higherAttempt_takesOverAndAnOlderOneIsRefused() {
    var wish =
        new NewCapture(UUID.randomUUID().toString(), 1, rtsp.url("/video"), 60, false, null, null);
    captures.post(wish);
    captures.awaitRecorded(wish.jobId(), 1000);

    captures.post(CaptureReplica.again(wish, 2));
    var second =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> captures.view(wish.jobId()), view -> view.segments() >= 2);

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(captures.send(wish).statusCode()).isEqualTo(422);
    captures.send("DELETE", "/captures/" + wish.jobId(), "");
    assertThat(captures.view(wish.jobId()).status()).isEqualTo(CANCELLED);
  }
}
