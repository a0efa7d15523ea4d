package org.ytarchive.client;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a request is sent again, and after which pause. Only what does no harm twice: reading, what
 * carries an idempotency key, and what surely was not even begun.
 */
final class Repeats {
  static final String KEY = "Idempotency-Key";
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "PUT");
  private static final int HIGHEST_SHIFT = 16;

  private final ClientOptions options;

  Repeats(ClientOptions options) {
    this.options = options;
  }

  /** The pause before the next attempt; empty: there is none. */
  Optional<Duration> after(HttpRequest request, Throwable failure, int attempts) {
    boolean neverArrived =
        failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    return neverArrived || isHarmless(request) ? backOff(attempts) : Optional.empty();
  }

  /** The same after an answer that is no success. */
  Optional<Duration> after(HttpRequest request, ErrorAnswer answer, int attempts) {
    if (!passes(request, answer)) {
      return Optional.empty();
    }
    var asked = answer.retryAfter();
    return asked.isEmpty()
        ? backOff(attempts)
        : asked.filter(pause -> attempts <= options.retries() && isBearable(pause));
  }

  private boolean isBearable(Duration pause) {
    return pause.compareTo(options.longestPause()) <= 0;
  }

  /**
   * Whether it may go away by itself soon. What an upstream such as YouTube refused was tried hard
   * enough over there; what a gateway in between says of itself was not.
   */
  private static boolean passes(HttpRequest request, ErrorAnswer answer) {
    return switch (answer.status()) {
      case 429 -> !answer.code().equals("API_QUOTA_EXCEEDED");
      case 409 -> answer.code().equals("IDEMPOTENCY_IN_FLIGHT");
      case 503 -> isHarmless(request) && (answer.retryAfter().isPresent() || isOfAGateway(answer));
      case 502, 504 ->
          isHarmless(request)
              && (isOfAGateway(answer) || answer.code().equals("COORDINATION_ERROR"));
      default -> false;
    };
  }

  private static boolean isOfAGateway(ErrorAnswer answer) {
    return answer.code().equals("UNEXPECTED_ANSWER");
  }

  private static boolean isHarmless(HttpRequest request) {
    return HARMLESS.contains(request.method()) || request.headers().firstValue(KEY).isPresent();
  }

  private Optional<Duration> backOff(int attempts) {
    return attempts > options.retries() ? Optional.empty() : Optional.of(pause(attempts));
  }

  /** Doubles with each attempt and is spread, so that many clients do not return at once. */
  Duration pause(int attempts) {
    long millis = options.firstPause().toMillis() << Math.min(attempts - 1, HIGHEST_SHIFT);
    long most = Math.max(1, Math.min(millis, options.longestPause().toMillis()));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
