package org.ytarchive.common.http.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.ErrorBodies;

/**
 * Refuses who asks too often ({@code ytarchive.md}, "Rate Limiting"), before anything else is done
 * for them. A WebSocket, a stream or a file counts once. Probes, metrics and the services' own
 * calls do not count.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class LimitFilter {
  private static final Set<String> FREE = Set.of("/health", "/metrics", "/prometheus");
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final String LEFT = "ytarchive.requests-left";

  private final Allowances allowances;
  private final ClientAddress clients;
  private final OwnCalls ownCalls;
  private final ErrorBodies bodies;

  LimitFilter(Allowances allowances, ClientAddress clients, OwnCalls ownCalls, ErrorBodies bodies) {
    this.allowances = allowances;
    this.clients = clients;
    this.ownCalls = ownCalls;
    this.bodies = bodies;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 5)
  @Nullable
  HttpResponse<?> judge(HttpRequest<?> request) {
    if (allowances.isUnlimited() || isFree(request.getPath()) || ownCalls.includes(request)) {
      return null;
    }
    var taken = allowances.take(clients.of(request));
    request.setAttribute(LEFT, taken.getRemainingTokens());
    return taken.isConsumed() ? null : bodies.answer(request, refusal(taken));
  }

  private static boolean isFree(String path) {
    return FREE.contains(path) || path.startsWith("/health/");
  }

  private ArchiveException refusal(ConsumptionProbe taken) {
    long seconds = Math.ceilDiv(taken.getNanosToWaitForRefill(), NANOS_PER_SECOND);
    return new ArchiveException(
        ErrorCode.RATE_LIMIT_EXCEEDED,
        "more than " + allowances.perMinute() + " requests within a minute; slow down",
        Map.of("retry_after", seconds, "limit", allowances.perMinute()));
  }

  /** As draft-ietf-httpapi-ratelimit-headers has it; outside of what may refuse. */
  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 4)
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(LEFT, Long.class)
        .ifPresent(
            left ->
                response
                    .header("RateLimit-Policy", policy())
                    .header("RateLimit", "\"client\";r=" + left));
  }

  private String policy() {
    return "\"client\";q=" + allowances.perMinute() + ";w=" + Allowances.PERIOD.toSeconds();
  }
}
