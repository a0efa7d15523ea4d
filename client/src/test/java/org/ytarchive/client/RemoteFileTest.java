package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file on its way here, over connections that are none too good. */
class RemoteFileTest {
  private static final byte[] FILE = bytes(300_000, 1);
  private static final byte[] OTHER = bytes(250_000, 2);

  @TempDir Path folder;
  private Path target;
  private Double service = Double.answering(Double.html(500));

  @BeforeEach
  void choose() {
    target = folder.resolve("video.mp4");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void saveTo_keepsWhatIsThere() {
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(target).hasBinaryContent(FILE);
    assertThat(folder)
        .isDirectoryContaining("glob:**video.mp4")
        .isDirectoryNotContaining("glob:**.part");
  }

  /** Each connection brings a piece; the bytes are asked for once each. */
  @Test
  void saveTo_goesOnWhereTheConnectionBroke() {
    answer(cut(FILE, 100_000), cut(FILE, 70_000), serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(target).hasBinaryContent(FILE);
    assertThat(service.asked()).hasSize(3);
    assertThat(service.asked().get(2).header("Range")).matches("bytes=[1-9]\\d*-");
    assertThat(service.asked().get(2).header("If-range")).isEqualTo(etag(FILE));
  }

  /** A download of many gigabytes may break more often than there are retries. */
  @Test
  void saveTo_hasPatienceAsLongAsSomethingComes() {
    answer(
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        cut(FILE, 30_000),
        serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
  }

  @Test
  void saveTo_startsOverWhenItHasBecomeAnotherFile() {
    answer(cut(FILE, 100_000), serve(OTHER));

    assertThat(file().saveTo(target)).isEqualTo(hash(OTHER));
    assertThat(target).hasBinaryContent(OTHER);
  }

  /** The program was killed yesterday, in the middle of it. */
  @Test
  void saveTo_goesOnWithWhatAnEarlierRunLeft() throws IOException {
    Files.write(folder.resolve("video.mp4.part"), Arrays.copyOf(FILE, 120_000));
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(service.asked()).extracting(a -> a.header("Range")).containsExactly("bytes=120000-");
  }

  @Test
  void saveTo_doesNotMixTwoFiles() throws IOException {
    Files.write(folder.resolve("video.mp4.part"), Arrays.copyOf(OTHER, 120_000));
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
    assertThat(target).hasBinaryContent(FILE);
  }

  @Test
  void saveTo_startsOverWhenAnEarlierRunLeftTooMuch() throws IOException {
    Files.write(folder.resolve("video.mp4.part"), bytes(400_000, 3));
    answer(serve(FILE));

    assertThat(file().saveTo(target)).isEqualTo(hash(FILE));
  }

  @Test
  void saveTo_refusesOtherBytes() throws IOException {
    Files.writeString(target, "what was there before");
    answer(serveAs(OTHER, etag(FILE)));

    var failure = catchThrowableOfType(HashMismatchException.class, () -> file().saveTo(target));

    assertThat(failure.expected()).isEqualTo(hash(FILE));
    assertThat(failure.actual()).isEqualTo(hash(OTHER));
    assertThat(target).hasContent("what was there before");
    assertThat(folder.resolve("video.mp4.part")).doesNotExist();
  }

  /** An object store has entity tags of its own. */
  @Test
  void saveTo_asksTheRecordWhenTheAnswerHasNoHash() {
    answer(serveAs(OTHER, "\"d41d8cd9-7\""));
    var file = file(hash(FILE));

    assertThatThrownBy(() -> file.saveTo(target)).isInstanceOf(HashMismatchException.class);
  }

  @Test
  void saveTo_saysWhatIsNotThere() {
    answer(Double.error(404, "FILE_NOT_FOUND"));

    assertThatThrownBy(() -> file().saveTo(target)).isInstanceOf(NotFoundException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saveTo_keepsWhatItHasWhenItGivesUp() {
    answer(cut(FILE, 100_000), Double.hangUp());

    assertThatThrownBy(() -> file().saveTo(target)).isInstanceOf(UnreachableException.class);
    assertThat(folder.resolve("video.mp4.part")).isNotEmptyFile();
    assertThat(target).doesNotExist();
  }

  @Test
  void saveTo_twiceAtOnceIsRefused() throws IOException {
    answer(serve(FILE));
    try (var first = new Sink.Partial(folder.resolve("video.mp4.part"))) {
      assertThat(first.length()).isZero();
      assertThatThrownBy(() -> file().saveTo(target))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("is being written already");
    }
  }

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

  private void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  private RemoteFile file() {
    return file(null);
  }

  private RemoteFile file(@jakarta.annotation.Nullable String recorded) {
    var address = service.at("/storage/videos/x/file");
    return new RemoteFile(
        new Http(service.options(null)),
        () -> CompletableFuture.completedFuture(address),
        () -> Optional.ofNullable(recorded));
  }

  private static Double.Answer serve(byte[] file) {
    return serveAs(file, etag(file));
  }

  private static Double.Answer serveAs(byte[] file, String etag) {
    return exchange -> serve(exchange, file, etag, Integer.MAX_VALUE);
  }

  /** Only so many bytes come. */
  private static Double.Answer cut(byte[] file, int bytes) {
    return exchange -> serve(exchange, file, etag(file), bytes);
  }

  private static void serve(HttpExchange exchange, byte[] file, String etag, int bytes)
      throws IOException {
    var asked = exchange.getRequestHeaders();
    var range = asked.getFirst("Range");
    boolean whole =
        range == null
            || !etag.equals(asked.getOrDefault("If-Range", java.util.List.of(etag)).get(0));
    int from = whole ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
    int to =
        whole || range.endsWith("-")
            ? file.length
            : Integer.parseInt(range.replaceAll(".*-", "")) + 1;
    if (from >= file.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    exchange.getResponseHeaders().set("ETag", etag);
    if (!whole) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
    }
    exchange.sendResponseHeaders(whole ? 200 : 206, to - from);
    int count = Math.min(bytes, to - from);
    exchange.getResponseBody().write(file, from, count);
    exchange.getResponseBody().flush();
    if (count < to - from) {
      throw new IOException("hung up");
    }
  }

  private static byte[] bytes(int count, long seed) {
    var bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String etag(byte[] file) {
    return '"' + hash(file) + '"';
  }

  private static String hash(byte[] file) {
    var hash = new Sha256();
    hash.update(file, file.length);
    return hash.hex();
  }
}
