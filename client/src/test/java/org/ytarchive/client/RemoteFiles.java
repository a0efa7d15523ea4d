package org.ytarchive.client;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file at a service that breaks off, starts over and lies as it is told. */
abstract class RemoteFiles {
  static final byte[] FILE = bytes(300_000, 1);
  static final byte[] OTHER = bytes(250_000, 2);

  @TempDir Path folder;
  Path target;
  Double service = Double.answering(Double.html(500));

  @BeforeEach
  void choose() {
    target = folder.resolve("video.mp4");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  RemoteFile file() {
    return file(null);
  }

  RemoteFile file(@jakarta.annotation.Nullable String recorded) {
    var address = service.at("/storage/videos/x/file");
    return new RemoteFile(
        new Http(service.options(null)),
        () -> CompletableFuture.completedFuture(address),
        () -> Optional.ofNullable(recorded));
  }

  static Double.Answer serve(byte[] file) {
    return serveAs(file, etag(file));
  }

  static Double.Answer serveAs(byte[] file, String etag) {
    return exchange -> serve(exchange, file, etag, Integer.MAX_VALUE);
  }

  /** Only so many bytes come. */
  static Double.Answer cut(byte[] file, int bytes) {
    return exchange -> serve(exchange, file, etag(file), bytes);
  }

  static void serve(HttpExchange exchange, byte[] file, String etag, int bytes) throws IOException {
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

  static byte[] bytes(int count, long seed) {
    var bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static String etag(byte[] file) {
    return '"' + hash(file) + '"';
  }

  static String hash(byte[] file) {
    var hash = new Sha256();
    hash.update(file, file.length);
    return hash.hex();
  }
}
