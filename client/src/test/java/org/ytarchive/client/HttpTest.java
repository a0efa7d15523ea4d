package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one request, whatever comes back. */
class HttpTest extends RequestsToADouble {
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
}
