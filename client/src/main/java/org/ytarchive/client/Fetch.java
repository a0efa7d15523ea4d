package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One file on its way here. A connection that breaks or falls silent is made anew, and the file
 * goes on where it was, unless it has become another one meanwhile.
 */
final class Fetch {
  private static final int BUFFER = 1 << 16;

  private final Http http;
  private final URI address;
  private final Supplier<Optional<String>> recorded;
  private final Sink sink;
  private int failures;
  @Nullable private String etag;

  /**
   * @param recorded the file's SHA-256, for when the answer does not say it
   */
  Fetch(Http http, URI address, Supplier<Optional<String>> recorded, Sink sink) {
    this.http = http;
    this.address = address;
    this.recorded = recorded;
    this.sink = sink;
  }

  /** Returns the SHA-256 of all of it, which is the right one. */
  String run() {
    boolean continued = sink.length() > 0;
    takeAll();
    var expected = expected();
    if (expected.isPresent() && !expected.get().equals(sink.sha256()) && continued && restart()) {
      takeAll(); // what an earlier run left was of another file
    }
    var actual = sink.sha256();
    if (expected().filter(hash -> !hash.equals(actual)).isPresent()) {
      throw new HashMismatchException(address.toString(), expected().orElseThrow(), actual);
    }
    return actual;
  }

  private Optional<String> expected() {
    var said = Optional.ofNullable(etag).flatMap(Sha256::in);
    return said.isPresent() ? said : recorded.get();
  }

  private void takeAll() {
    boolean whole = false;
    while (!whole) {
      whole = takeSome();
    }
  }

  /** False: the connection broke, and it is worth another one. */
  private boolean takeSome() {
    long before = sink.length();
    try {
      var reply = ask();
      try (var body = http.patient(reply.body())) {
        accept(reply);
        copy(body);
        return true;
      }
    } catch (InvalidRequestException e) {
      return startOver(e);
    } catch (IOException e) {
      failures = sink.length() > before ? 1 : failures + 1;
      giveUpOrPause(e);
      return false;
    }
  }

  private Reply<InputStream> ask() {
    var request = HttpRequest.newBuilder(address);
    if (sink.length() > 0) {
      request.header("Range", "bytes=" + sink.length() + "-");
      Optional.ofNullable(etag).ifPresent(tag -> request.header("If-Range", tag));
    }
    return Futures.await(
        http.send(request.build(), BodyHandlers.ofInputStream(), http.options().requestTimeout()));
  }

  /** There is nothing beyond what an earlier run left: that was of another file, or is all. */
  private boolean startOver(InvalidRequestException e) {
    if (e.status() != 416 || sink.length() == 0 || !restart()) {
      throw e;
    }
    return false;
  }

  private void accept(Reply<InputStream> reply) {
    boolean goesOn = reply.status() == 206 && beginsAt(reply, sink.length());
    if (!goesOn && !restart()) {
      throw new UnexpectedAnswerException(address + " has become another file meanwhile", null);
    }
    if (!goesOn && reply.status() == 206) {
      throw new UnexpectedAnswerException(address + " answered another range", null);
    }
    etag = reply.header("ETag").orElse(null);
  }

  private static boolean beginsAt(Reply<?> reply, long position) {
    return reply
        .header("Content-Range")
        .filter(range -> range.startsWith("bytes " + position + "-"))
        .isPresent();
  }

  private boolean restart() {
    try {
      return sink.restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(InputStream body) throws IOException {
    var buffer = new byte[BUFFER];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      keep(buffer, count);
    }
  }

  /** What fails here is not the connection. */
  private void keep(byte[] buffer, int count) {
    try {
      sink.write(buffer, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void giveUpOrPause(IOException failure) {
    if (failures > http.options().retries()) {
      throw new UnreachableException(address, failure);
    }
    sleep(http.repeats().pause(failures));
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted between two attempts", e);
    }
  }
}
