package org.ytarchive.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.system.Answer;
import org.ytarchive.system.Full;
import org.ytarchive.system.LiveHeap;
import org.ytarchive.system.Service;
import org.ytarchive.system.StackProcess;
import org.ytarchive.system.TestYouTube;

/**
 * Ten thousand requests nobody should send, at the services and at the doors ({@code --full}; else
 * some hundreds): none is answered with 500 or without the envelope, and none leaves anything in
 * memory. {@code -Dytarchive.malformed.seed} repeats a run.
 */
class MalformedRequestsSystemTest {
  private static final int COUNT = Full.isOn() ? 10_000 : 600;
  private static final int RAW_PER_TEN = 2;
  private static final long SEED = Long.getLong("ytarchive.malformed.seed", System.nanoTime());

  /** Caches of routes, types and statements fill in the beginning, whatever is sent. */
  private static final int WARM_UP = COUNT / 4;

  private static final long MOST_GROWTH = 8L << 20;
  private static final Set<String> CODES =
      Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());

  @TempDir Path folder;
  private TestYouTube youTube;
  private StackProcess stack;

  @BeforeEach
  void start() {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of());
    var settings =
        Map.of(
            "COLLECTOR_URL", "https://www.youtube.com/watch?v=nobodyknows",
            "CAMERA_DEFAULT_DURATION", "1s",
            "MAX_CONCURRENT_CAPTURES", "1");
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings));
  }

  @AfterEach
  void stop() {
    try (var y = youTube) {
      stack.close();
    }
  }

  @Test
  void malformed_isRefusedInTheEnvelopeAndForgotten() throws IOException {
    System.out.println("seed of the malformed requests: " + SEED);
    send(WARM_UP, SEED);
    long before = LiveHeap.of(stack);

    send(COUNT, SEED + 1);

    assertThat(LiveHeap.of(stack) - before).as("bytes that stay").isLessThan(MOST_GROWTH);
    sendToDoors(COUNT / 4, SEED + 2);
    assertThat(Arrays.stream(Service.values()).allMatch(stack::isHealthy)).isTrue();
  }

  private void send(int count, long seed) throws IOException {
    var requests = new Requests(seed);
    var raw = new RawRequests(seed);
    for (int i = 0; i < count; i++) {
      if (i % 10 < RAW_PER_TEN) {
        sendRaw(Service.values()[i % Service.values().length], raw.next());
      } else {
        send(requests.next());
      }
    }
  }

  /** Doors speak in the form of their documents; what is asked for by chance may even be meant. */
  private void sendToDoors(int count, long seed) {
    var requests = new DoorRequests(seed);
    for (int i = 0; i < count; i++) {
      var request = requests.next();
      assertDoorsForm(answer(request), request);
    }
  }

  private static void assertDoorsForm(Answer answer, Request request) {
    var what = "%s -> %d %s".formatted(request, answer.status(), answer.text());
    assertThat(answer.status()).as(what).isBetween(200, 499);
    assertThat(answer.text()).as(what).doesNotContain("\tat ", "io.micronaut", "org.ytarchive");
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).as(what).startsWith("application/json");
      assertThat(answer.json().has("error") || answer.json().has("detail")).as(what).isTrue();
    }
  }

  private void send(Request request) {
    assertEnvelope(answer(request), request);
  }

  /** Once more when the connection was one that the service had just closed behind its answer. */
  private Answer answer(Request request) {
    try {
      return sent(request);
    } catch (UncheckedIOException closed) {
      return sent(request);
    }
  }

  private Answer sent(Request request) {
    var caller = stack.caller(request.service());
    return request.type() == null
        ? caller.send(request.method(), request.target(), null)
        : caller.send(
            request.method(), request.target(), request.body(), "Content-Type", request.type());
  }

  private static void assertEnvelope(Answer answer, Request request) {
    var what = "%s -> %s".formatted(request, answer.text());
    assertThat(answer.status()).as(what).isBetween(200, 499);
    assertThat(answer.text()).as(what).doesNotContain("\tat ", "io.micronaut", "org.ytarchive");
    if (request.method().equals("HEAD") || answer.status() == 204) {
      return;
    }
    assertThat(answer.header("Content-Type")).as(what).startsWith("application/json");
    boolean refused = answer.status() >= 400;
    assertThat(answer.json().path("status").asText())
        .as(what)
        .isEqualTo(refused ? "error" : "success");
    if (refused) {
      assertThat(answer.errorCode()).as(what).isIn(CODES);
    }
  }

  /** Hanging up without a word is an answer to what is no HTTP. */
  private void sendRaw(Service service, byte[] bytes) throws IOException {
    var answer = raw(service, bytes);
    assertThat(answer)
        .as(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("HTTP/1.1 5", "Exception", "\tat ", "root:");
  }

  private String raw(Service service, byte[] bytes) throws IOException {
    try (var socket = new Socket("127.0.0.1", stack.port(service))) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException reset) {
      return "";
    }
  }
}
