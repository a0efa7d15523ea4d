package org.ytarchive.common.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.http.Gate;
import org.ytarchive.common.http.SampleServer;
import org.ytarchive.common.testing.HandClock;

/** {@code Idempotency-Key} through the edge. */
class IdempotencyTest {
  private static final Map<String, Object> KEPT =
      Map.of("ytarchive.idempotency.keep", "24h", "ytarchive.idempotency.lease", "15s");
  private static final HandClock clock = new HandClock();
  private static final IdempotencyStore store = new InMemoryIdempotencyStore();
  private static EmbeddedServer server;

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    server = SampleServer.start(Map.of(), KEPT, clock, store);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private HttpResponse<String> make(String body) throws Exception {
    return Caller.post(server, "/sample/made", body, "Idempotency-Key", key);
  }

  private static String body(String name, int count) {
    return "{\"name\":\"%s\",\"count\":%d}".formatted(name, count);
  }

  private static String code(HttpResponse<String> answer) {
    return answer.body().replaceFirst("(?s).*\"code\":\"(\\w+)\".*", "$1");
  }

  @Test
  void theSameAgainGetsTheFirstAnswer() throws Exception {
    var first = make(body("a", 1));
    clock.pass(Duration.ofHours(23));
    var second = make("{ \"count\": 1, \"name\": \"a\" }");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
    for (var header : new String[] {"Location", "Content-Type"}) {
      assertThat(second.headers().firstValue(header))
          .isPresent()
          .isEqualTo(first.headers().firstValue(header));
    }
  }

  @Test
  void withoutAKeyEachIsNew() throws Exception {
    var first = Caller.post(server, "/sample/made", body("a", 1));
    var second = Caller.post(server, "/sample/made", body("a", 1));

    assertThat(second.body()).isNotEqualTo(first.body());
  }

  @Test
  void anotherBodyIsAConflict() throws Exception {
    make(body("a", 1));

    var answer = make(body("a", 2));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("IDEMPOTENCY_CONFLICT");
  }

  @Test
  void anotherCallersKeyIsAnother() throws Exception {
    var first = make(body("a", 1));
    var second =
        Caller.post(
            server, "/sample/made", body("a", 1), "Idempotency-Key", key, "X-Api-Key", "other");

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isNotEqualTo(first.body());
  }

  @Test
  void aDayLaterTheKeyIsNew() throws Exception {
    var first = make(body("a", 1));
    clock.pass(Duration.ofHours(24));

    assertThat(make(body("a", 1)).body()).isNotEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "x\ty"})
  void aKeyThatIsNoneIsRefused(String wrong) throws Exception {
    var answer = Caller.post(server, "/sample/made", body("a", 1), "Idempotency-Key", wrong);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"Idempotency-Key\"");
  }

  @Test
  void aLongKeyIsRefused() throws Exception {
    assertThat(keyed("k".repeat(255)).statusCode()).isEqualTo(201);
    assertThat(keyed("k".repeat(256)).statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> keyed(String given) throws Exception {
    return Caller.post(server, "/sample/made", body("a", 1), "Idempotency-Key", given);
  }

  @Test
  void twoKeysAreRefused() throws Exception {
    var answer =
        Caller.post(
            server, "/sample/made", body("a", 1), "Idempotency-Key", "a", "Idempotency-Key", "b");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  /** What the caller did wrong stays wrong. */
  @Test
  void anErrorOfTheCallersIsReplayed() throws Exception {
    var first = make(body("missing", 1));
    var second = make(body("missing", 1));

    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(second.statusCode()).isEqualTo(404);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
  }

  /** What failed on our side may go better the next time. */
  @Test
  void anErrorOfOursIsNot() throws Exception {
    assertThat(make(body("bug once", 1)).statusCode()).isEqualTo(500);

    var second = make(body("bug once", 1));

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.headers().firstValue("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void whileTheFirstIsInFlightTheSecondIsTold() throws Exception {
    var gate = Gate.shut();
    var first = CompletableFuture.supplyAsync(() -> unchecked(() -> make(body("slow", 1))));
    gate.awaitArrival();

    var second = make(body("slow", 1));
    gate.open();

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(code(second)).isEqualTo("IDEMPOTENCY_IN_FLIGHT");
    assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(first.join().statusCode()).isEqualTo(201);
    assertThat(make(body("slow", 1)).body()).isEqualTo(first.join().body());
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
