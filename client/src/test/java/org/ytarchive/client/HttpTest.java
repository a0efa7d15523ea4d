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
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one request, whatever comes back. */
class HttpTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Double service = Double.answering(Double.data("1"));

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"429", "503"})
  void get_comesBackWhenTold(int status) {
    answer(Double.error(status, "SOME_CODE", "Retry-After", "0"), Double.data("7"));

    assertThat(get()).contains("7");
    assertThat(service.asked()).hasSize(2);
  }

  /** Nginx says so while a service starts. */
  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void get_outlastsAGatewaysTroubles(int status) {
    answer(Double.html(status), Double.html(status), Double.data("7"));

    assertThat(get()).contains("7");
  }

  @Test
  void get_outlastsABrokenConnection() {
    answer(Double.hangUp(), Double.data("7"));

    assertThat(get()).contains("7");
  }

  @Test
  void get_givesUpInTheEnd() {
    answer(Double.error(503, "SERVICE_UNAVAILABLE", "Retry-After", "0"));

    var failure = catchThrowableOfType(ServiceFailedException.class, this::get);

    assertThat(failure.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(service.asked()).hasSize(4);
  }

  /** Tomorrow is not worth waiting for; the caller knows better what to do until then. */
  @Test
  void get_doesNotWaitForLong() {
    answer(Double.error(429, "API_QUOTA_EXCEEDED", "Retry-After", "40000"));

    var failure = catchThrowableOfType(RateLimitedException.class, this::get);

    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(40_000));
    assertThat(failure.details()).containsEntry("why", "because");
    assertThat(service.asked()).hasSize(1);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(400, InvalidRequestException.class),
        Arguments.of(401, AccessDeniedException.class),
        Arguments.of(403, AccessDeniedException.class),
        Arguments.of(404, NotFoundException.class),
        Arguments.of(409, ConflictException.class),
        Arguments.of(412, ConflictException.class),
        Arguments.of(416, InvalidRequestException.class),
        Arguments.of(422, InvalidRequestException.class),
        Arguments.of(500, ServiceFailedException.class),
        Arguments.of(502, ServiceFailedException.class),
        Arguments.of(507, ServiceFailedException.class));
  }

  /** A code of next year's service reaches the caller as it is. */
  @ParameterizedTest
  @MethodSource("refusals")
  void refusal_isTypedAndKeepsItsCode(int status, Class<? extends YTArchiveException> type) {
    answer(Double.error(status, "NEVER_HEARD_OF", "X-Request-Id", "r-1"));

    var failure = catchThrowableOfType(type, this::get);

    assertThat(failure.code()).isEqualTo("NEVER_HEARD_OF");
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.requestId()).isEqualTo("r-1");
    assertThat(failure).hasMessageContaining("it says so");
    assertThat(service.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"error\"",
        "{\"error\":5}",
        "{\"error\":{\"code\":null}}"
      })
  void refusal_thatIsGarbageIsStillOne(String body) {
    answer(Double.json(404, body));

    assertThat(catchThrowableOfType(NotFoundException.class, this::get).code())
        .isEqualTo("UNEXPECTED_ANSWER");
  }

  @Test
  void refusal_mayBeAProblemDocument() {
    answer(Double.json(404, "{\"code\":\"JOB_NOT_FOUND\",\"detail\":\"no job\",\"details\":{}}"));

    assertThat(catchThrowableOfType(NotFoundException.class, this::get))
        .hasMessage("JOB_NOT_FOUND (HTTP 404): no job");
  }

  /** It may have been done, and nobody would know it a second time. */
  @Test
  void post_withoutAKeyIsNotRepeatedBlindly() {
    answer(Double.hangUp(), Double.data("7"));

    assertThat(catchThrowableOfType(UnreachableException.class, () -> post())).isNotNull();
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void post_withAKeyIsRepeatedWithTheSame() {
    answer(
        Double.hangUp(),
        Double.error(409, "IDEMPOTENCY_IN_FLIGHT", "Retry-After", "0"),
        Double.data("7"));

    assertThat(post(Repeats.KEY, "k-1")).contains("7");
    assertThat(service.asked()).extracting(asked -> asked.header(Repeats.KEY)).containsOnly("k-1");
    assertThat(service.asked()).extracting(Double.Asked::text).containsOnly("{}");
  }

  /** What was turned away at the gate was not done. */
  @Test
  void post_withoutAKeyIsRepeatedWhenItWasTooEarly() {
    answer(Double.error(429, "RATE_LIMIT_EXCEEDED", "Retry-After", "0"), Double.data("7"));

    assertThat(post()).contains("7");
  }

  @Test
  void answer_thatNeverComesIsNotAwaitedForEver() {
    var gone = new CountDownLatch(1);
    answer(exchange -> waitFor(gone));

    var failure =
        catchThrowableOfType(
            UnreachableException.class,
            () -> {
              var request = HttpRequest.newBuilder(service.at("/x")).build();
              Futures.await(
                  http().sendOnce(request, BodyHandlers.ofString(), Duration.ofMillis(100)));
            });

    assertThat(failure).hasMessageContaining("no answer within PT0.1S");
    gone.countDown();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobody_isSaidByItsAddress() {
    service.close();

    assertThat(catchThrowableOfType(UnreachableException.class, this::get))
        .hasMessageContaining(service.url());
  }

  /** Object stores are where files may really be; they must not see our token. */
  @Test
  void redirect_isFollowedWithoutTheToken() {
    try (var store = Double.answering(Double.data("7"))) {
      answer(Double.json(307, "", "Location", store.url() + "/signed?x=1"));

      assertThat(get()).contains("7");
      assertThat(service.asked().get(0).header("Authorization")).isEqualTo("Bearer secret");
      assertThat(store.asked().get(0).header("Authorization")).isEmpty();
      assertThat(store.asked().get(0).path()).isEqualTo("/signed?x=1");
    }
  }

  @Test
  void redirect_inACircleEnds() {
    answer(Double.json(302, "", "Location", "/again"));

    assertThat(catchThrowableOfType(UnexpectedAnswerException.class, this::get).status())
        .isEqualTo(302);
  }

  /** On Java 17 the generated code reads in the machine's charset. */
  @Test
  void ascii_saysTheSame() {
    var json = "{\"title\":\"Ärger über 東京 🎬\"}";

    var ascii = Ascii.of(json.getBytes(StandardCharsets.UTF_8));

    assertThat(new String(ascii, StandardCharsets.US_ASCII)).isASCII();
    assertThat(Json.read(ascii, java.util.Map.class))
        .isEqualTo(Json.read(json.getBytes(StandardCharsets.UTF_8), java.util.Map.class));
  }

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

  private static String send(Http http, HttpRequest request) {
    return Futures.await(http.send(request, BodyHandlers.ofString(), LIMIT)).body();
  }

  private void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  private Http http() {
    return new Http(service.options("secret"));
  }

  private String get() {
    return send(HttpRequest.newBuilder(service.at("/x")).build());
  }

  private String post(String... headers) {
    var request = HttpRequest.newBuilder(service.at("/x")).POST(BodyPublishers.ofString("{}"));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private String send(HttpRequest request) {
    return Futures.await(http().send(request, BodyHandlers.ofString(), LIMIT)).body();
  }
}
