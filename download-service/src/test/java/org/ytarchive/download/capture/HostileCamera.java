package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.AddressRange;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.download.egress.AddressJudge;
import org.ytarchive.download.egress.Dialer;

/**
 * A camera at 127.0.0.1, which is allowed here; what it must not lead to counts at 127.0.0.2, which
 * is not.
 */
abstract class HostileCamera {
  static final String PART = "#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n";

  @TempDir static Path temp;
  static CaptureReplica captures;
  static WebCamera camera;
  static Decoy decoy;

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

  static OutputStream ok(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  /** Whatever became of it: nobody came to the decoy, and there is no file. */
  static void refused(String url) {
    var over = captures.awaitEnd(captures.post(CaptureReplica.wish(url, 2)));

    assertThat(decoy.hits()).as("%s led to the decoy", url).isZero();
    assertThat(over.status()).as(over.toString()).isEqualTo(FAILED);
    assertThat(over.file()).isNull();
  }
}
