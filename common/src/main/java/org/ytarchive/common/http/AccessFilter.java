package org.ytarchive.common.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import jakarta.annotation.Nullable;
import java.util.Optional;
import java.util.Set;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * Stops who should not be here, WebSocket upgrades included: foreign {@code Host} (DNS rebinding),
 * foreign {@code Origin} on what changes things, missing token where tokens are asked for.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class AccessFilter {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final AccessRules rules;
  private final ErrorBodies bodies;

  AccessFilter(AccessRules rules, ErrorBodies bodies) {
    this.rules = rules;
    this.bodies = bodies;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  @Nullable
  HttpResponse<?> judge(HttpRequest<?> request) {
    return problem(request).map(e -> bodies.answer(request, e)).orElse(null);
  }

  private Optional<ArchiveException> problem(HttpRequest<?> request) {
    var host = header(request, HttpHeaders.HOST);
    if (!rules.knowsHost(host)) {
      return forbidden("this host name is not ours; ALLOWED_HOSTS lists further ones");
    }
    var origin = header(request, HttpHeaders.ORIGIN);
    if (changesThings(request) && !origin.isEmpty() && !rules.trustsOrigin(origin, host)) {
      return forbidden("this origin may not do that; CORS_ALLOWED_ORIGINS lists those that may");
    }
    return lacksToken(request)
        ? Optional.of(
            new ArchiveException(
                ErrorCode.UNAUTHORIZED,
                "show a token: Authorization: Bearer TOKEN, or X-Api-Key: TOKEN"))
        : Optional.empty();
  }

  private static Optional<ArchiveException> forbidden(String message) {
    return Optional.of(new ArchiveException(ErrorCode.FORBIDDEN, message));
  }

  private static boolean changesThings(HttpRequest<?> request) {
    return !READING.contains(request.getMethod())
        || header(request, HttpHeaders.UPGRADE).equalsIgnoreCase("websocket");
  }

  /** Health is for probes, which have no token. */
  private boolean lacksToken(HttpRequest<?> request) {
    boolean health =
        request.getPath().equals("/health") || request.getPath().startsWith("/health/");
    return rules.asksForToken() && !health && !rules.accepts(token(request));
  }

  private static String token(HttpRequest<?> request) {
    var bearer = header(request, HttpHeaders.AUTHORIZATION);
    return bearer.regionMatches(true, 0, "Bearer ", 0, 7)
        ? bearer.substring(7).strip()
        : header(request, "X-Api-Key");
  }

  private static String header(HttpRequest<?> request, String name) {
    var value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }
}
