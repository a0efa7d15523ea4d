package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Remote files read as they come. */
class RemoteStreamTest extends RemoteFiles {
  @Test
  void copyTo_writesEachByteOnce() {
    answer(cut(FILE, 100_000), serve(FILE));
    var out = new ByteArrayOutputStream();

    assertThat(file().copyTo(out)).isEqualTo(hash(FILE));
    assertThat(out.toByteArray()).isEqualTo(FILE);
  }

  /** What was written cannot be taken back. */
  @Test
  void copyTo_endsWhenItHasBecomeAnotherFile() {
    answer(cut(FILE, 100_000), serve(OTHER));

    assertThatThrownBy(() -> file().copyTo(new ByteArrayOutputStream()))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("another file");
  }

  /** The disk over here is full: YTArchive is not asked again. */
  @Test
  void copyTo_blamesWhoeverFailed() {
    answer(serve(FILE));
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };

    assertThatThrownBy(() -> file().copyTo(full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space left");
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void open_givesARange() throws IOException {
    answer(serve(FILE));

    try (var part = file().open(1000, 10)) {
      assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(FILE, 1000, 1010));
    }
    assertThat(service.asked().get(0).header("Range")).isEqualTo("bytes=1000-1009");
    assertThatThrownBy(() -> file().open(1_000_000, 10))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void stream_thatFallsSilentIsLeft() throws Exception {
    var gone = new CountDownLatch(1);
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(7);
          exchange.getResponseBody().flush();
          awaitQuietly(gone);
        });
    var http = new Http(service.options(null));
    try (var body = new PatientStream(file().open(), Duration.ofMillis(200), http::later)) {
      assertThat(body.read()).isEqualTo(7);
      assertThatThrownBy(body::read).isInstanceOf(HttpTimeoutException.class);
    }
    gone.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
