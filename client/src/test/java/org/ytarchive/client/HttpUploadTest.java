package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** How long an upload is waited for. */
class HttpUploadTest extends RequestsToADouble {
  /** It was accepted, and then nobody took a byte: the disk over there hangs. */
  @Test
  void upload_thatNobodyTakesEndsWithAWord() throws IOException {
    var endless = BodyPublishers.ofInputStream(Zeros::new);
    try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/x");
      var request = HttpRequest.newBuilder(address).POST(endless).build();

      var failure =
          catchThrowableOfType(UnreachableException.class, () -> send(impatient(), request));

      assertThat(failure).hasRootCauseInstanceOf(HttpTimeoutException.class);
      assertThat(failure.getMessage()).contains("not a byte was taken");
    }
  }

  /** What is slow to be read here is not the other side's silence. */
  @Test
  void upload_ofASlowSourceGoesThrough() {
    var slow = BodyPublishers.ofInputStream(() -> new SlowStream(Duration.ofMillis(700)));

    assertThat(send(impatient(), HttpRequest.newBuilder(service.at("/x")).POST(slow).build()))
        .contains("1");
    assertThat(service.asked().getFirst().body()).hasSize(1);
  }

  /** Says a byte after a while. */
  private static final class SlowStream extends InputStream {
    private final Duration pause;
    private boolean said;

    SlowStream(Duration pause) {
      this.pause = pause;
    }

    @Override
    public int read() throws IOException {
      if (said) {
        return -1;
      }
      said = true;
      LockSupport.parkNanos(pause.toNanos());
      return 7;
    }
  }

  /** Never ends. */
  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }
  }

  private Http impatient() {
    var o = service.options(null);
    return new Http(
        new ClientOptions(
            o.jobsUrl(),
            o.others(),
            null,
            o.connectTimeout(),
            o.requestTimeout(),
            o.extractionTimeout(),
            o.uploadTimeout(),
            Duration.ofMillis(300),
            o.giveUpAfter(),
            0,
            o.firstPause(),
            o.longestPause(),
            null));
  }
}
