package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.capture.CaptureView;

/** Lists of parts whose addresses are whole ones behind TLS. */
class ListedAddressesIT {
  @TempDir static Path temp;
  private static CaptureReplica captures;
  private static WebCamera web;
  private static TlsFront front;

  @BeforeAll
  static void start() throws Exception {
    captures =
        CaptureReplica.start(temp.resolve("home"), Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.1"));
    web = WebCamera.start(temp.resolve("web")).withParts();
    front = TlsFront.before(web.port(), temp.resolve("tls"));
    web.answer("/own.ts", e -> web.part(e, "part000.ts"));
  }

  @AfterAll
  static void stop() throws Exception {
    captures.close();
    front.close();
    web.close();
  }

  private static CaptureView recorded(String list) {
    return captures.awaitEnd(captures.post(CaptureReplica.wish(list, 1)));
  }

  private static String lines(String part) {
    return "#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n" + part + "\n#EXT-X-ENDLIST\n";
  }

  /** Whether the list itself came behind TLS or not. */
  @Test
  void wholeAddressesOfTheCamera_areFollowed() {
    var part = "https://127.0.0.1:" + front.port() + "/own.ts";
    web.answer("/whole.m3u8", e -> WebCamera.list(e, lines(part)));

    var secured = recorded("https://127.0.0.1:" + front.port() + "/whole.m3u8");
    var open = recorded(web.url("/whole.m3u8"));

    assertThat(secured.status()).as(secured.toString()).isEqualTo(COMPLETED);
    assertThat(open.status()).as(open.toString()).isEqualTo(COMPLETED);
  }

  /** What cannot be read behind TLS is judged all the same: by the address that is dialled. */
  @Test
  void wholeAddressesOfOthers_areNotAsked() throws Exception {
    try (var decoy = Decoy.start("127.0.0.2")) {
      var part = decoy.url("/part.ts").replace("http:", "https:");
      web.answer("/away.m3u8", e -> WebCamera.list(e, lines(part)));

      var over = recorded("https://127.0.0.1:" + front.port() + "/away.m3u8");

      assertThat(decoy.hits()).isZero();
      assertThat(over.status()).as(over.toString()).isEqualTo(FAILED);
    }
  }
}
