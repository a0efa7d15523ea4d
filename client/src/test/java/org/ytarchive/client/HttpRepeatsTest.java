package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again, and what is not. */
class HttpRepeatsTest extends RequestsToADouble {
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
}
